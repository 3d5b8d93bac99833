// What the server can be asked. Addresses are relative to the page, so that they hold behind any host and port.

/** An answer that is not a success, with the server's own sentence. */
class Refusal extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

export const fetchRuns = (signal) => get("api/runs", signal);

export const fetchRun = (name, signal) => get(runAddress(name), signal);

export const allEvents = () => "api/events";

export const runEvents = (name, version) => `${runAddress(name)}/events?after=${version}`;

export const fileAddress = (name, file) =>
  `${runAddress(name)}/files/${file.split("/").map(encodeURIComponent).join("/")}`;

const runAddress = (name) => `api/runs/${encodeURIComponent(name)}`;

async function get(address, signal) {
  const response = await fetch(address, {signal, headers: {Accept: "application/json"}});
  if (response.ok) {
    return response.json();
  }
  throw new Refusal(await reasonOf(response), response.status);
}

async function reasonOf(response) {
  try {
    return (await response.json()).error ?? response.statusText;
  } catch {
    return `The server answered ${response.status}.`;
  }
}
