package org.rekindle.data.file;

import java.nio.file.Files;
import java.nio.file.Path;
import org.rekindle.data.DataException;
import org.rekindle.data.image.ImageFolder;
import org.rekindle.data.sample.SampleFile;
import org.rekindle.data.sample.SampleRequest;
import org.rekindle.data.source.ScratchFiles;
import org.rekindle.data.source.Source;

/** Opens files of samples for a model; the tables of {@link Tables} are samples, too. */
public final class Samples {
    private Samples() {}

    /**
     * Looks at a file or folder. Besides what {@link Tables#read} reads, this may be one array of
     * NumPy ({@code .npy}), IDX of any number of dimensions and without labels, or a folder of PNG
     * or JPEG images; the arrays of {@code .npz} may be of any shape. A folder with images is a
     * folder of images, whatever else is in it.
     *
     * @throws DataException when it is missing, unknown or broken, or not what is requested
     */
    public static SampleFile open(Path path, SampleRequest request) {
        if (Files.isDirectory(path)
                && (ImageFolder.holdsImages(path) || !FileSet.holdsTables(path))) {
            return ImageFolder.open(new Source(path), request);
        }
        // What is unpacked is read again and again, and deleted at the end of the program.
        return TableFile.of(
                        FileSet.named(path),
                        ", and a folder of .png or .jpg images",
                        new ScratchFiles())
                .samples(request);
    }
}
