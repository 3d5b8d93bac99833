"""The samples on which units are counted."""

from __future__ import annotations

from typing import Any, Iterator

_BATCH = 256


def check(data: Any) -> None:
    """Refuses what cannot be read again after each epoch."""
    if data is None or isinstance(data, Iterator):
        raise TypeError(
            "data= takes samples that can be read after each epoch (an array, a list or dict of "
            f"arrays, a Dataset, a PyDataset or a DataLoader), but got {type(data).__name__}"
        )


def batches(data: Any) -> Iterator[Any]:
    """The inputs of each pass.

    An array, or a list or dict of arrays, are all samples, as `model.predict` takes them. Anything
    else gives batches; of those that are tuples the first element is the input.
    """
    arrays = list(data.values()) if isinstance(data, dict) else data
    if isinstance(arrays, (list, tuple)):
        if not arrays or not all(hasattr(array, "shape") for array in arrays):
            raise TypeError("data= takes arrays, but a list has something else in it")
        samples = arrays[0].shape[0]
    elif hasattr(arrays, "shape"):
        samples = arrays.shape[0]
    else:
        yield from _given(data)
        return
    for begin in range(0, samples, _BATCH):
        part = slice(begin, begin + _BATCH)
        if isinstance(data, dict):
            yield {name: array[part] for name, array in data.items()}
        elif isinstance(data, (list, tuple)):
            yield [array[part] for array in data]
        else:
            yield data[part]


def _given(data: Any) -> Iterator[Any]:
    """The inputs in a Dataset, a PyDataset, a DataLoader or a list of batches."""
    # A PyDataset has no end of its own.
    each = (data[i] for i in range(len(data))) if hasattr(data, "on_epoch_end") else iter(data)
    for batch in each:
        yield batch[0] if isinstance(batch, (tuple, list)) else batch
