// Elements are made here and nowhere else, and text only ever becomes a text
// node: whatever a report holds is shown, and never read as HTML.

// el makes an element. Besides class, text and on (listeners by event), each
// property is an attribute, left out where it is undefined, null or false.
function el(name, properties = {}, ...children) {
  return dress(document.createElement(name), properties, children);
}

function svg(name, properties = {}, ...children) {
  return dress(document.createElementNS("http://www.w3.org/2000/svg", name), properties, children);
}

function dress(element, { class: classes, text, on = {}, ...attributes }, children) {
  if (classes) element.setAttribute("class", classes);
  if (text !== undefined) element.textContent = text;
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

function byID(id) {
  return document.getElementById(id);
}

function button(text, listener, properties = {}) {
  return el("button", { type: "button", text, on: { click: listener }, ...properties });
}

// link leads to a page of the web. An address that is none, such as a script,
// is only shown.
function link(address, text) {
  if (!/^https?:\/\//i.test(address)) return el("span", { text: `${text} ${address}` });
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer", text });
}

// labeled is a control with its label.
function labeled(text, control) {
  return el("label", {}, el("span", { text }), control);
}

// choice is a select. Options are pairs of value and text.
function choice(options, listener) {
  const items = options.map(([value, text]) => el("option", { value, text }));
  return el("select", { on: { change: listener } }, items);
}

// prose shows the paragraphs of a text, one in each line; lines that begin with
// a dash are a list.
function prose(text) {
  const block = el("div", { class: "prose" });
  let list = null;
  for (const line of text.split("\n")) {
    if (line.startsWith("- ")) {
      if (!list) block.append((list = el("ul")));
      list.append(el("li", { text: line.slice(2) }));
    } else if (line !== "") {
      list = null;
      block.append(el("p", { text: line }));
    }
  }
  return block;
}
