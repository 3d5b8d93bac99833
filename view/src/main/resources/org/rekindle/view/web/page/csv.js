// A table as CSV, and its download. The numbers are those of the JSON, not the rounded ones of the screen.

const FORMULA = /^[=+\-@\t\r]/;

/** The text of a CSV file (RFC 4180): a header and a line for each row. */
export function csv(columns, rows) {
  const lines = [
    columns.map((column) => column.label),
    ...rows.map((row) => columns.map((column) => column.value(row))),
  ];
  return lines
    .map((line) => line.map(cell).join(","))
    .concat("")
    .join("\r\n");
}

// A spreadsheet takes a text that begins so for a formula; an apostrophe stops that.
function cell(value) {
  if (value == null) {
    return "";
  }
  const raw = Array.isArray(value) ? value.join(" to ") : String(value);
  const text = FORMULA.test(raw) && !isNumber(raw) ? `'${raw}` : raw;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function isNumber(text) {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

/** Offers a text as a file. */
export function download(file, text, type = "text/csv;charset=utf-8") {
  const address = URL.createObjectURL(new Blob([text], {type}));
  const link = document.createElement("a");
  link.href = address;
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
