package org.rekindle.view;

import java.util.ArrayList;
import java.util.List;
import org.rekindle.run.FileNames;
import org.rekindle.run.watched.WatchedEpoch;

/** The epochs of a watched run that goes on. */
final class GrowingEpochs implements GrowingRun {
    private final UntrustedFiles files;
    private final DescribedWatch run;
    private final AppendedLines appended;
    private final List<WatchedEpoch> epochs = new ArrayList<>();
    private final List<Line> news = new ArrayList<>();
    private WatchedLines parser;
    private Problems ofLines = new Problems();
    private Problems now = new Problems();

    GrowingEpochs(UntrustedFiles files, DescribedWatch run) {
        this.files = files;
        this.run = run;
        this.appended = new AppendedLines(files, FileNames.EPOCHS);
        this.parser = new WatchedLines(run);
    }

    private record Line(int number, WatchedEpoch epoch) {}

    @Override
    public boolean read() {
        now = new Problems();
        news.clear();
        try {
            AppendedLines.NewLines lines = appended.read();
            if (lines.anew()) {
                epochs.clear();
                parser = new WatchedLines(run);
                ofLines = new Problems();
            }
            int number = lines.first();
            for (String text : lines.lines()) {
                take(number, text);
                number++;
            }
            return lines.anew();
        } catch (BadFileException e) {
            now.add(e.sentence());
            return false;
        }
    }

    private void take(int number, String text) {
        try {
            WatchedEpoch epoch = parser.epoch(number, text);
            epochs.add(epoch);
            news.add(new Line(number, epoch));
        } catch (BadFileException e) {
            ofLines.add(e.sentence());
        }
    }

    private WatchedResults soFar() {
        return new WatchedResults(appended.count(), epochs);
    }

    @Override
    public void check(Findings findings, Problems problems) {
        WatchedUnits.read(files, run, soFar(), findings, problems);
    }

    @Override
    public WorkStatus status(Findings findings, boolean atWork) {
        return WorkStatus.of(run, atWork);
    }

    @Override
    public ProgressView progress(WorkStatus status) {
        return ProgressView.of(soFar());
    }

    @Override
    public List<LineEvent> events(boolean anew, ProgressView progress) {
        return news.stream()
                .<LineEvent>map(
                        line -> new LineEvent.EpochEnded(line.number(), line.epoch(), progress))
                .toList();
    }

    @Override
    public int lines() {
        return appended.count();
    }

    @Override
    public Problems problems() {
        Problems all = new Problems();
        all.addAll(ofLines);
        all.addAll(now);
        return all;
    }
}
