export function showCompare({main}) { main.replaceChildren(document.createElement("h1")); }
