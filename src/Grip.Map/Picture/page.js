'use strict';
// The data: projects in layers, namespaces, types with their sizes, and who refers to whom.
const data = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);
const projects = data.projects.map(([name, output, layer, lines, frameworks, path, references], index) =>
  ({ index, name, output, layer, lines, frameworks, path, references, users: [], types: [], hue: Math.round(index * 137.508) % 360 }));
projects.forEach(project => project.references.forEach(target => projects[target].users.push(project.index)));
const types = data.types.map(([name, kind, space, project, lines, path, line, summary, rank], index) =>
  ({ index, name, kind: data.kinds[kind], space: data.namespaces[space], project: projects[project], lines, path: data.paths[path], line, summary, rank,
    out: [], into: [], box: null }));
types.forEach(type => type.project.types.push(type));
for (let i = 0; i < data.edges.length; i += 2) {
  types[data.edges[i]].out.push(data.edges[i + 1]);
  types[data.edges[i + 1]].into.push(data.edges[i]);
}
// What most projects' names begin with says nothing in a list.
let common = '';
for (let found = true; found;) {
  const starts = new Map();
  projects.filter(project => project.name.startsWith(common)).forEach(project => {
    const next = common + project.name.slice(common.length).split('.')[0] + '.';
    starts.set(next, (starts.get(next) || 0) + 1);
  });
  const best = [...starts].sort((a, b) => b[1] - a[1])[0];
  found = !!best && best[1] > projects.length / 2 && projects.some(project => project.name.startsWith(best[0]));
  if (found) common = best[0];
}
const shortName = project => project.name.startsWith(common) ? project.name.slice(common.length) : project.name;
const isTest = type => type.project.output === 'tests';
const fullName = type => type.space ? type.space + '.' + type.name : type.name;

// What is shown now.
const state = { hover: -1, hoverProject: -1, focus: -1, selected: -1, distance: null, found: null, scale: 1, tests: true, row: 0 };
const canvas = $('map'), pen = canvas.getContext('2d'), scroll = $('scroll');
let boxes = { projects: [], spaces: [], bands: [] }, height = 0, width = 0, colour = {};

// ---- Layout: layers from top to bottom, in each the projects, in these the namespaces, in these the types.
const HEADER = 20, SPACE = 14, GUTTER = 46;
const areaOf = type => (1150 + 42 * Math.pow(Math.max(1, type.lines), 0.75)) * state.scale;

/** Rectangles as square as can be, the largest first. */
function squarify(items, box, place) {
  const total = items.reduce((sum, item) => sum + item.area, 0);
  if (!total || box.w <= 0 || box.h <= 0) return;
  const factor = box.w * box.h / total;
  let { x, y, w, h } = box, row = [], sum = 0;
  const worst = (extra, side) => {
    const all = (sum + extra) * factor, thick = all / side;
    let most = 0;
    for (const item of extra ? [...row, { area: extra }] : row) {
      const long = item.area * factor / thick;
      most = Math.max(most, long / thick / SQUARE, SQUARE * thick / long);
    }
    return most;
  };
  // Labels are wide: a box may be twice as wide as it is high.
  const SQUARE = 1;
  const lay = () => {
    const across = w >= h, side = across ? h : w, thick = sum * factor / side;
    let at = across ? y : x;
    for (const item of row) {
      const long = item.area * factor / thick;
      place(item, across ? { x, y: at, w: thick, h: long } : { x: at, y, w: long, h: thick });
      at += long;
    }
    if (across) { x += thick; w -= thick; } else { y += thick; h -= thick; }
    row = []; sum = 0;
  };
  for (const item of items) {
    const side = Math.min(w, h);
    if (row.length && worst(item.area, side) > worst(0, side)) lay();
    row.push(item); sum += item.area;
  }
  if (row.length) lay();
}

const bySize = (a, b) => b.area - a.area || (a.name < b.name ? -1 : 1);
const inset = (box, all, top) => ({ x: box.x + all, y: box.y + top, w: box.w - 2 * all, h: box.h - top - all });

/** Rows of one height, each type as wide as its size asks: names can be read where squares would be too narrow. */
function shelves(items, box, place) {
  const total = items.reduce((sum, item) => sum + item.area, 0);
  const wanted = Math.max(1, Math.round(box.h / Math.max(15, Math.min(34, Math.sqrt(box.w * box.h / items.length / 3.4)))));
  const rows = Math.min(wanted, items.length);
  let y = box.y, i = 0, left = total;
  for (let row = 0; row < rows && i < items.length; row++) {
    const share = left / (rows - row);
    const line = [];
    let sum = 0;
    while (i < items.length && (line.length === 0 || sum + items[i].area / 2 <= share) && items.length - i > rows - row - 1) {
      line.push(items[i]); sum += items[i].area; i++;
    }
    if (row === rows - 1) while (i < items.length) { line.push(items[i]); sum += items[i].area; i++; }
    const h = box.h * sum / total;
    let x = box.x;
    for (const item of line) { const w = box.w * item.area / sum; place(item, { x, y, w, h }); x += w; }
    y += h; left -= sum;
  }
}

function layout() {
  width = scroll.clientWidth;
  boxes = { projects: [], spaces: [], bands: [] };
  types.forEach(type => type.box = null);
  const shown = projects.filter(project => (state.tests || project.output !== 'tests'));
  const layers = [...new Set(shown.filter(project => project.output !== 'tests').map(project => project.layer))].sort((a, b) => b - a);
  const bands = layers.map(layer => [`layer ${layer}`, shown.filter(project => project.output !== 'tests' && project.layer === layer)]);
  const tests = shown.filter(project => project.output === 'tests');
  if (tests.length) bands.push(['tests', tests]);
  let y = 6;
  for (const [label, members] of bands) {
    const items = members.map(project => {
      const spaces = new Map();
      for (const type of project.types) {
        if (!spaces.has(type.space)) spaces.set(type.space, { name: type.space, area: 0, types: [] });
        const space = spaces.get(type.space);
        space.types.push(type);
        space.area += areaOf(type);
      }
      const list = [...spaces.values()];
      list.forEach(space => space.area = list.length > 1 ? space.area * 1.06 + 34 * Math.sqrt(space.area) : space.area);
      const area = list.reduce((sum, space) => sum + space.area, 0);
      return { name: project.name, project, spaces: list.sort(bySize), area: Math.max(4500, area * 1.05 + 60 * Math.sqrt(area)) };
    }).sort(bySize);
    const band = { label, x: GUTTER, y, w: width - GUTTER - 8, h: 0 };
    band.h = Math.max(54, items.reduce((sum, item) => sum + item.area, 0) / band.w);
    squarify(items, band, placeProject);
    boxes.bands.push(band);
    y += band.h + 10;
  }
  height = y;
  $('tall').style.height = Math.max(height, scroll.clientHeight) + 'px';
  resize();
}

function placeProject(item, box) {
  boxes.projects.push({ project: item.project, ...box });
  const inner = inset(inset(box, 3, 3), 3, HEADER);
  if (!item.spaces.length) return;
  if (item.spaces.length === 1) placeTypes(item.spaces[0].types, inner);
  else squarify(item.spaces, inner, (space, around) => {
    const isLabelled = around.h > 34 && around.w > 50;
    boxes.spaces.push({ name: space.name, isLabelled, ...around });
    placeTypes(space.types, inset(around, 2, isLabelled ? SPACE + 1 : 2));
  });
}

function placeTypes(list, box) {
  const items = list.map(type => ({ name: type.name, type, area: areaOf(type) })).sort(bySize);
  const place = (item, around) => { item.type.box = { x: around.x + .5, y: around.y + .5, w: around.w - 1, h: around.h - 1 }; };
  shelves(items, box, place);
}

// ---- Drawing
function resize() {
  const ratio = window.devicePixelRatio || 1, w = scroll.clientWidth, h = scroll.clientHeight;
  canvas.width = w * ratio; canvas.height = h * ratio;
  canvas.style.width = w + 'px'; canvas.style.height = h + 'px';
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw();
}

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['back', 'card', 'ink', 'soft', 'line', 'accent', 'uses', 'used', 'mark', 'interface', 'struct', 'enum', 'record', 'delegate'])
    colour[name] = style.getPropertyValue('--' + name).trim();
  colour.isDark = document.documentElement.dataset.theme === 'dark';
}

const widths = new Map();
function measure(text, font) {
  const key = font + text;
  let known = widths.get(key);
  if (known === undefined) { pen.font = font; known = pen.measureText(text).width; widths.set(key, known); }
  return known;
}

/** The text, or as much of it as fits, with an ellipsis. */
function fitted(text, room, font) {
  if (measure(text, font) <= room) return text;
  let low = 0, high = text.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(text.slice(0, middle) + '…', font) <= room) low = middle; else high = middle - 1;
  }
  return low > 1 ? text.slice(0, low) + '…' : '';
}

/** A name in lines, broken before capitals and after dots. */
function broken(name, room, most, font) {
  if (measure(name, font) <= room || most < 2) return [fitted(name, room, font)];
  const words = name.match(/[A-Z]+(?![a-z])[<>,.\d]*|[A-Z]?[^A-Z]+|[A-Z]/g) || [name];
  const lines = [''];
  for (const word of words) {
    if (measure(lines[lines.length - 1] + word, font) <= room || !lines[lines.length - 1]) lines[lines.length - 1] += word;
    else if (lines.length < most) lines.push(word);
    else { lines[lines.length - 1] += word; }
  }
  return lines.map(line => fitted(line, room, font));
}

function emphasis(type) {
  // 1: lit, 0: as ever, -1: in the background.
  if (state.distance) return state.distance[type.index] >= 0 ? 1 : -1;
  if (state.hover >= 0) return type.index === state.hover || near.out.has(type.index) || near.into.has(type.index) ? 1 : -1;
  if (state.found) return state.found.has(type.index) ? 1 : -1;
  return 0;
}

let near = { out: new Set(), into: new Set() };
function draw() {
  const top = scroll.scrollTop, w = scroll.clientWidth, h = scroll.clientHeight;
  pen.clearRect(0, 0, w, h);
  pen.fillStyle = colour.back;
  pen.fillRect(0, 0, w, h);
  pen.save();
  pen.translate(0, -top);
  const isSeen = box => box.y + box.h >= top && box.y <= top + h;
  pen.textBaseline = 'middle';
  for (const band of boxes.bands.filter(isSeen)) {
    pen.save();
    pen.translate(15, Math.max(band.y, top) / 2 + Math.min(band.y + band.h, top + h) / 2);
    pen.rotate(-Math.PI / 2);
    pen.fillStyle = colour.soft; pen.font = '600 12px system-ui, "DejaVu Sans", sans-serif'; pen.textAlign = 'center';
    pen.fillText(band.label, 0, 0);
    pen.restore();
  }
  pen.textAlign = 'left';
  for (const box of boxes.projects.filter(isSeen)) drawProject(box);
  for (const box of boxes.spaces.filter(isSeen)) drawSpace(box);
  for (const type of types) if (type.box && isSeen(type.box)) drawType(type);
  drawArrows();
  pen.restore();
}

function relation(project) {
  if (state.hoverProject < 0) return '';
  const hovered = projects[state.hoverProject];
  return project.index === state.hoverProject ? 'self' : hovered.references.includes(project.index) ? 'uses' : hovered.users.includes(project.index) ? 'used' : '';
}

function drawProject(box) {
  const how = relation(box.project), font = '600 12px system-ui, "DejaVu Sans", sans-serif';
  pen.fillStyle = colour.isDark ? `hsl(${box.project.hue} 18% 17%)` : `hsl(${box.project.hue} 40% 96%)`;
  pen.strokeStyle = how === 'uses' ? colour.uses : how === 'used' ? colour.used : how === 'self' ? colour.ink : colour.line;
  pen.lineWidth = how ? 3 : 1;
  pen.beginPath();
  pen.roundRect(box.x + 1.5, box.y + 1.5, box.w - 3, box.h - 3, 5);
  pen.fill(); pen.stroke();
  pen.fillStyle = colour.ink;
  const label = fitted(box.project.name, box.w - 14, font);
  pen.font = font;
  pen.fillText(label, box.x + 7, box.y + 13);
  const more = `${box.project.output} · ${box.project.lines.toLocaleString('en')} lines${box.project.frameworks ? ' · ' + box.project.frameworks : ''}`;
  const used = measure(label, font), small = '11px system-ui, "DejaVu Sans", sans-serif', rest = fitted(more, box.w - used - 26, small);
  pen.fillStyle = colour.soft; pen.font = small;
  if (rest) pen.fillText(rest, box.x + 15 + used, box.y + 13);
}

function drawSpace(box) {
  pen.strokeStyle = colour.line; pen.lineWidth = 1;
  pen.strokeRect(box.x + .5, box.y + .5, box.w - 1, box.h - 1);
  if (!box.isLabelled) return;
  const font = '10.5px system-ui, "DejaVu Sans", sans-serif', room = box.w - 8;
  pen.fillStyle = colour.soft;
  // The end of a namespace says more than its beginning.
  let text = box.name || '(global)';
  while (measure(text, font) > room && text.includes('.')) text = '…' + text.replace(/^…?[^.]*\./, '');
  pen.font = font;
  pen.fillText(fitted(text, room, font), box.x + 5, box.y + 8.5);
}

function fillOf(type) {
  const hue = type.project.hue, strong = Math.min(1, type.rank);
  if (state.distance && state.distance[type.index] > 0) {
    const far = Math.min(4, state.distance[type.index]) - 1;
    return colour.isDark ? `hsl(${22 + 8 * far} ${75 - 12 * far}% ${42 - 5 * far}%)` : `hsl(${24 + 9 * far} ${95 - 8 * far}% ${70 + 6 * far}%)`;
  }
  if (state.hover >= 0 && near.out.has(type.index) && !state.distance) return colour.isDark ? '#214a80' : '#b9d6ff';
  if (state.hover >= 0 && near.into.has(type.index) && !state.distance) return colour.isDark ? '#7a3f17' : '#ffd2ae';
  return colour.isDark ? `hsl(${hue} ${20 + 14 * strong}% ${25 + 15 * strong}%)` : `hsl(${hue} ${42 + 18 * strong}% ${91 - 15 * strong}%)`;
}

function drawType(type) {
  const box = type.box, lit = emphasis(type);
  pen.globalAlpha = lit < 0 ? 0.28 : 1;
  pen.fillStyle = fillOf(type);
  pen.fillRect(box.x, box.y, box.w, box.h);
  const stripe = colour[type.kind === 'record struct' ? 'record' : type.kind];
  if (stripe && type.kind !== 'class') { pen.fillStyle = stripe; pen.fillRect(box.x, box.y, 3, box.h); }
  if (type.index === state.selected || type.index === state.hover || type.index === state.focus && document.activeElement === canvas) {
    pen.strokeStyle = type.index === state.selected ? colour.used : colour.ink; pen.lineWidth = 2;
    pen.strokeRect(box.x + 1, box.y + 1, box.w - 2, box.h - 2);
  } else if (state.found && state.found.has(type.index)) {
    pen.strokeStyle = colour.mark; pen.lineWidth = 2;
    pen.strokeRect(box.x + 1, box.y + 1, box.w - 2, box.h - 2);
  }
  if (box.w > 18 && box.h > 9) {
    const size = box.h < 13 ? 9 : box.h > 46 && box.w > 150 ? 13 : 11;
    const font = `${type.kind === 'interface' ? 'italic ' : ''}${size}px system-ui, "DejaVu Sans", sans-serif`;
    const lines = broken(type.name, box.w - 9, Math.max(1, Math.floor((box.h - 2) / (size + 2))), font);
    pen.fillStyle = colour.ink; pen.font = font;
    const first = lines.length * (size + 2) > box.h - 8 ? box.y + box.h / 2 - (lines.length - 1) * (size + 2) / 2 : box.y + size / 2 + 4;
    lines.forEach((line, i) => pen.fillText(line, box.x + 6, first + i * (size + 2)));
  }
  pen.globalAlpha = 1;
}

function drawArrows() {
  const from = state.hover >= 0 ? state.hover : state.selected;
  if (from < 0 || !types[from].box) return;
  const crowd = types[from].out.length + types[from].into.length;
  const line = (a, b, paint) => {
    if (!a.box || !b.box) return;
    const x1 = a.box.x + a.box.w / 2, y1 = a.box.y + a.box.h / 2, x2 = b.box.x + b.box.w / 2, y2 = b.box.y + b.box.h / 2;
    pen.strokeStyle = paint; pen.lineWidth = crowd > 15 ? 1 : 1.3; pen.globalAlpha = Math.max(.28, .8 - crowd / 60);
    pen.beginPath(); pen.moveTo(x1, y1);
    const bend = Math.max(20, Math.abs(y2 - y1) / 3) * (y2 >= y1 ? 1 : -1);
    pen.bezierCurveTo(x1, y1 + bend, x2, y2 - bend, x2, y2);
    pen.stroke();
    pen.fillStyle = paint; pen.beginPath(); pen.arc(x2, y2, 2.6, 0, 7); pen.fill();
    pen.globalAlpha = 1;
  };
  // Hundreds of arrows would hide the names below them: the most central are drawn, the colours tell of all.
  const most = 40;
  const central = indexes => indexes.length <= most ? indexes : [...indexes].sort((a, b) => types[b].rank - types[a].rank || a - b).slice(0, most);
  const type = types[from];
  central(type.out).forEach(to => line(type, types[to], colour.uses));
  central(type.into).forEach(user => line(types[user], type, colour.used));
}

// ---- Asking
function affectedBy(index) {
  const distance = new Int32Array(types.length).fill(-1), queue = [index];
  distance[index] = 0;
  for (let i = 0; i < queue.length; i++)
    for (const user of types[queue[i]].into)
      if (distance[user] < 0) { distance[user] = distance[queue[i]] + 1; queue.push(user); }
  return distance;
}

function hover(index) {
  if (state.hover === index) return;
  state.hover = index;
  near = index < 0 ? { out: new Set(), into: new Set() } : { out: new Set(types[index].out), into: new Set(types[index].into) };
  draw();
}

function select(index, isQuiet) {
  state.selected = index;
  state.distance = index < 0 ? null : affectedBy(index);
  if (index >= 0) { state.focus = index; state.hover = -1; reveal(index); }
  try { history.replaceState(null, '', index < 0 ? '#' : '#' + encodeURIComponent(fullName(types[index]))); } catch { /* a page without an address */ }
  about(); list();
  if (!isQuiet && index >= 0) {
    const count = state.distance.reduce((sum, far) => sum + (far > 0 ? 1 : 0), 0);
    $('say').textContent = `${fullName(types[index])}: a change can affect ${counted(count, 'type')}`;
  }
  draw();
}

function reveal(index) {
  const box = types[index].box;
  if (!box) return;
  if (box.y < scroll.scrollTop || box.y + box.h > scroll.scrollTop + scroll.clientHeight)
    scroll.scrollTop = Math.max(0, box.y - scroll.clientHeight / 3);
}

const counted = (count, noun) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
const element = (tag, text, className) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

function about() {
  const pane = $('about');
  pane.replaceChildren();
  const index = state.selected;
  if (index < 0) return;
  const type = types[index];
  pane.append(element('h2', type.name), element('p', `${type.kind} in ${type.space || '(global)'} · ${type.project.name}`, 'soft'),
    element('p', `${type.path}:${type.line} · ${type.lines} lines`, 'soft'));
  if (type.summary) pane.append(element('p', type.summary));
  const affected = types.filter(other => state.distance[other.index] > 0), tests = affected.filter(isTest).length;
  pane.append(element('p', `uses ${counted(type.out.length, 'type')}, used by ${type.into.length}`));
  pane.append(element('p', `A change can affect ${counted(affected.length, 'type')}${tests ? `, ${tests} of them in tests` : ''}.`));
}

let rows = [];
function list() {
  const box = $('results'), text = $('search').value.trim();
  rows = [];
  const parts = document.createDocumentFragment();
  const add = type => {
    const row = element('li');
    row.setAttribute('role', 'option');
    row.id = 'row' + rows.length;
    row.append(element('span', type.name), element('span', shortName(type.project), 'soft'));
    row.title = fullName(type);
    row.onclick = () => select(type.index);
    row.onmouseenter = () => hover(type.index);
    row.onmouseleave = () => hover(-1);
    rows.push({ row, type });
    parts.append(row);
  };
  state.found = null;
  if (text) {
    const found = search(text);
    state.found = new Set(found.map(type => type.index));
    parts.append(element('li', found.length ? `${found.length} found` : 'Nothing has such a name.', 'head'));
    found.slice(0, 300).forEach(add);
  } else if (state.selected >= 0) {
    const far = [...new Set(state.distance)].filter(distance => distance > 0).sort((a, b) => a - b);
    for (const distance of far) {
      const members = types.filter(type => state.distance[type.index] === distance).sort((a, b) => b.rank - a.rank);
      parts.append(element('li', distance === 1 ? `directly: ${members.length}` : `at distance ${distance}: ${members.length}`, 'head'));
      members.slice(0, 150).forEach(add);
    }
    const used = types[state.selected].out.map(index => types[index]).sort((a, b) => b.rank - a.rank);
    if (used.length) parts.append(element('li', `it uses: ${used.length}`, 'head'));
    used.slice(0, 150).forEach(add);
  } else {
    parts.append(element('li', 'most central', 'head'));
    [...types].filter(type => !isTest(type)).sort((a, b) => b.rank - a.rank).slice(0, 40).forEach(add);
  }
  box.replaceChildren(parts);
  state.row = Math.min(state.row, Math.max(0, rows.length - 1));
  mark(false);
}

/** Exact names first, then beginnings, then parts, then letters in order. */
function search(text) {
  const wanted = text.toLowerCase();
  const score = type => {
    const name = type.name.toLowerCase(), full = fullName(type).toLowerCase();
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    if (name.includes(wanted)) return 2;
    if (/[./]/.test(wanted) && (full.includes(wanted) || type.path.toLowerCase().includes(wanted))) return 3;
    let at = 0;
    for (const letter of name) if (letter === wanted[at]) at++;
    return at === wanted.length && wanted.length > 2 ? 4 : -1;
  };
  const found = types.map(type => ({ type, score: score(type) })).filter(entry => entry.score >= 0);
  // Letters in order are a last resort.
  return (found.some(entry => entry.score < 4) ? found.filter(entry => entry.score < 4) : found)
    .sort((a, b) => a.score - b.score || b.type.rank - a.type.rank).map(entry => entry.type);
}

function mark(shouldScroll) {
  rows.forEach((entry, i) => entry.row.setAttribute('aria-selected', i === state.row && document.activeElement === $('search')));
  if (rows[state.row]) {
    $('search').setAttribute('aria-activedescendant', rows[state.row].row.id);
    if (shouldScroll) rows[state.row].row.scrollIntoView({ block: 'nearest' });
  }
}

// ---- Mouse and keys
function at(event) {
  const area = canvas.getBoundingClientRect(), x = event.clientX - area.left, y = event.clientY - area.top + scroll.scrollTop;
  const holds = box => x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
  const type = types.find(candidate => candidate.box && holds(candidate.box));
  const header = type ? null : boxes.projects.find(box => holds({ ...box, h: HEADER + 4 }));
  return { type: type ? type.index : -1, project: header ? header.project.index : -1 };
}

function tip(event, index, project) {
  const box = $('tip');
  if (index < 0 && project < 0) { box.hidden = true; return; }
  box.replaceChildren();
  if (index >= 0) {
    const type = types[index];
    box.append(element('b', type.name), element('span', `${type.kind} · ${type.space || '(global)'} · ${type.lines} lines`, 'soft'));
    if (type.summary) box.append(element('div', type.summary));
    box.append(element('div', `uses ${type.out.length}, used by ${type.into.length}`));
    if (state.distance && state.distance[index] > 0) box.append(element('div', `affected at distance ${state.distance[index]}`));
  } else {
    const one = projects[project], names = indexes => indexes.map(other => projects[other].name).join(', ') || 'none';
    box.append(element('b', one.name), element('div', `${one.output} · ${counted(one.types.length, 'type')} · ${one.lines.toLocaleString('en')} lines · ${one.path}`),
      element('div', `uses: ${names(one.references)}`), element('div', `used by: ${names(one.users)}`));
  }
  box.hidden = false;
  const w = box.offsetWidth, h = box.offsetHeight;
  box.style.left = Math.max(4, Math.min(event.clientX + 14, innerWidth - w - 6)) + 'px';
  box.style.top = (event.clientY + 18 + h > innerHeight ? event.clientY - h - 10 : event.clientY + 18) + 'px';
}

canvas.onmousemove = event => {
  const found = at(event);
  canvas.style.cursor = found.type >= 0 ? 'pointer' : 'default';
  if (state.hoverProject !== found.project) { state.hoverProject = found.project; draw(); }
  hover(found.type);
  tip(event, found.type, found.project);
};
canvas.onmouseleave = () => { state.hoverProject = -1; hover(-1); $('tip').hidden = true; };
canvas.onclick = event => { const found = at(event); select(found.type === state.selected ? -1 : found.type); };
scroll.onscroll = () => { $('tip').hidden = true; draw(); };

/** The nearest type in a direction, things straight ahead before things aside. */
function step(dx, dy) {
  const shown = types.filter(type => type.box);
  if (!shown.length) return;
  const from = state.focus >= 0 && types[state.focus].box ? types[state.focus] : null;
  if (!from) { state.focus = shown[0].index; }
  else {
    const middle = box => [box.x + box.w / 2, box.y + box.h / 2], [x, y] = middle(from.box);
    let best = null, least = Infinity;
    for (const type of shown) {
      const [a, b] = middle(type.box), ahead = (a - x) * dx + (b - y) * dy, aside = Math.abs((a - x) * dy) + Math.abs((b - y) * dx);
      if (type !== from && ahead > 1 && ahead + 3 * aside < least) { least = ahead + 3 * aside; best = type; }
    }
    if (best) state.focus = best.index;
  }
  reveal(state.focus);
  hover(state.focus);
  const type = types[state.focus];
  $('say').textContent = `${type.name}, ${type.kind} in ${type.space}, uses ${type.out.length}, used by ${type.into.length}`;
  draw();
}

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
canvas.onkeydown = event => {
  if (arrows[event.key]) { step(...arrows[event.key]); event.preventDefault(); }
  else if (event.key === 'Enter' || event.key === ' ') { if (state.focus >= 0) select(state.focus); event.preventDefault(); }
};
canvas.onblur = () => { hover(-1); draw(); };

$('search').oninput = () => { state.row = 0; list(); draw(); };
$('search').onfocus = () => mark(false);
$('search').onblur = () => mark(false);
$('search').onkeydown = event => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    state.row = Math.max(0, Math.min(rows.length - 1, state.row + (event.key === 'ArrowDown' ? 1 : -1)));
    mark(true);
    if (rows[state.row]) { reveal(rows[state.row].type.index); hover(rows[state.row].type.index); }
    event.preventDefault();
  } else if (event.key === 'Enter' && rows[state.row]) {
    const index = rows[state.row].type.index;
    $('search').value = '';
    state.row = 0;
    select(index);
  }
};

function theme(name) {
  document.documentElement.dataset.theme = name;
  readColours(); draw();
}
function zoom(factor) { state.scale = Math.max(.4, Math.min(16, state.scale * factor)); layout(); }
function toggleTests(isOn) { state.tests = isOn; $('tests').checked = isOn; layout(); }

document.onkeydown = event => {
  const isTyping = event.target === $('search');
  if (event.key === 'Escape') {
    if (isTyping && $('search').value) { $('search').value = ''; list(); draw(); }
    else { hover(-1); select(-1); if (isTyping) canvas.focus(); }
  }
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') { $('search').focus(); $('search').select(); event.preventDefault(); }
  else if (event.key === '+' || event.key === '=') zoom(1.25);
  else if (event.key === '-') zoom(.8);
  else if (event.key === 't') toggleTests(!state.tests);
  else if (event.key === 'd') theme(colour.isDark ? 'light' : 'dark');
};
$('tests').onchange = event => toggleTests(event.target.checked);
$('larger').onclick = () => zoom(1.25);
$('smaller').onclick = () => zoom(.8);
$('theme').onclick = () => theme(colour.isDark ? 'light' : 'dark');
new ResizeObserver(() => { if (scroll.clientWidth !== width) layout(); else resize(); }).observe(scroll);
matchMedia('(prefers-color-scheme: dark)').onchange = event => theme(event.matches ? 'dark' : 'light');

// ---- Begin
$('name').textContent = data.name;
$('says').textContent = data.says || '';
$('says').title = data.says || '';
$('count').textContent = `${counted(projects.length, 'project')}, ${counted(types.length, 'type')}${data.left ? `, ${data.left.toLocaleString('en')} less central types not drawn` : ''}`;
theme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
layout();
// A small solution fills the window.
for (let round = 0; round < 14 && types.length && height < scroll.clientHeight * .93 && state.scale < 12; round++) {
  state.scale *= Math.min(2, Math.max(1.05, scroll.clientHeight * .97 / height));
  layout();
}
const asked = decodeURIComponent(location.hash.slice(1));
const wanted = asked ? types.find(type => fullName(type) === asked) || types.find(type => type.name === asked) : null;
if (wanted) select(wanted.index, true); else list();
draw();
