// The walk over all that is drawn: elements, scroll bars, what clips and what covers.
const kids = element => {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element.tagName === 'SLOT') {
    const given = element.assignedNodes();
    if (given.length) return given;
  }
  return element.childNodes;
};
let bars = 0;
const scrollbars = (element, style, where) => {
  const box = element.getBoundingClientRect(), rtl = style.direction === 'rtl';
  const sides = SIDES.map(side => number(style[`border${side}Width`]));
  const across = element.offsetWidth - element.clientWidth - sides[1] - sides[3], down = element.offsetHeight - element.clientHeight - sides[0] - sides[2];
  const inner = rect(box.left + sides[3], box.top + sides[0], box.right - sides[1], box.bottom - sides[2]);
  const say = (name, bar) => out.elements.push({id: `${where.ids.at(-1) || 'page'}/${name}${++bars}`, role: 'scrollbar', box: scaled(bar), clip: scaled(where.clip), layer: where.layer, parent: where.ids.at(-1) || null, drawn: true});
  if (across >= 4 && element.clientHeight > 20) say('vscroll', rtl ? {...inner, right: inner.left + across, bottom: inner.bottom - Math.max(0, down)} : {...inner, left: inner.right - across, bottom: inner.bottom - Math.max(0, down)});
  if (down >= 4 && element.clientWidth > 20) say('hscroll', {...inner, top: inner.bottom - down});
};
const note = (element, style, where, ground) => {
  const data = element.dataset, box = box_of(element);
  const native = ['checkbox', 'radio', 'range'].includes(element.type) || element.tagName === 'PROGRESS';
  const seen = data.drawn !== undefined ? data.drawn === '1' : native || data.box !== undefined || element.namespaceURI.endsWith('svg') || drawn(style, ground);
  out.elements.push({
    id: data.id, role: data.role || '', name: data.name || '', icon: data.icon || '', box: scaled(box), clip: scaled(where.clip), layer: where.layer,
    parent: where.ids.at(-1) || null, drawn: seen, state: state(data.id),
    row: data.row === undefined ? null : +data.row, column: data.column === undefined ? null : +data.column, selected: data.selected !== undefined,
  });
};
const walk = (element, context) => {
  const style = getComputedStyle(element);
  if (style.display === 'none' || number(style.opacity) < .03 || (style.display !== 'contents' && style.contentVisibility === 'hidden')) return;
  const data = element.dataset || {}, where = {...context};
  const own = style.display !== 'contents' && element.getBoundingClientRect();
  const frame = {left: 0, top: 0, right: wide, bottom: high};
  if (style.position === 'fixed') where.clip = frame;
  else if (style.position === 'absolute') where.clip = context.outer;
  if (data.layer !== undefined) where.layer = +data.layer;
  if (data.raise !== undefined) where.layer += +data.raise;
  if (data.t !== undefined) where.kind = data.t;
  if (data.for !== undefined) where.fors = [...context.fors, data.for];
  if (!/^inline($| )/.test(style.display) && style.display !== 'contents') where.block = element;
  if (own && style.visibility === 'visible') {
    if (data.id !== undefined) {
      note(element, style, where, context.ground);
      where.ids = [...context.ids, data.id];
    }
    if (data.surface !== undefined) out.covers.push([scaled(meet(own, where.clip)), where.layer]);
    if (data.dim !== undefined) out.dim = Math.max(out.dim || 0, where.layer);
    if (data.dim !== undefined && style.backdropFilter !== 'none') out.covers.push([scaled(frame), where.layer]);  // nobody can read through it
    if (element !== document.body && element.offsetWidth !== undefined) scrollbars(element, style, where);
    if (control(element, style, where)) return;
    const ground = colour(style.backgroundColor);
    where.ground = style.backgroundImage !== 'none' ? null : over(ground, context.ground) || (ground[3] > .99 ? ground.slice(0, 3) : null);
  }
  if (own && (style.overflowX !== 'visible' || style.overflowY !== 'visible') && !style.display.startsWith('table-row')) {
    const left = own.left + element.clientLeft, top = own.top + element.clientTop;
    const inner = rect(left, top, left + element.clientWidth, top + element.clientHeight);
    where.clip = meet(where.clip, element.clientWidth ? inner : own);
  }
  if (style.position !== 'static' || style.transform !== 'none') where.outer = where.clip;
  for (const child of kids(element)) {
    if (child.nodeType === 1) walk(child, where);
    else if (child.nodeType === 3 && child.data.trim()) read(child, where.block, where);
  }
};
const frame = rect(0, 0, wide, high);
const base = colour(getComputedStyle(document.body).backgroundColor);
walk(document.body, {ids: [], clip: frame, outer: frame, layer: 0, kind: 'text', fors: [], block: document.body, ground: base[3] > .5 ? base.slice(0, 3) : [255, 255, 255]});
hide.remove();
const root = document.documentElement, gap = wide - root.clientWidth;
if (gap >= 4) out.elements.push({id: 'page/scroll', role: 'scrollbar', box: scaled(rect(root.clientWidth, 0, wide, high)), clip: null, layer: 0, parent: null, drawn: true});
const below = high - root.clientHeight;
if (below >= 4) out.elements.push({id: 'page/hscroll', role: 'scrollbar', box: scaled(rect(0, root.clientHeight, wide, high)), clip: null, layer: 0, parent: null, drawn: true});

// Pieces of one line become one text ----------------------------------------------------------------------------------------
const joined = [];
for (const run of runs) {
  const last = joined.at(-1);
  const gap = last && (run.box.left >= last.box.left ? run.box.left - last.box.right : last.box.left - run.box.right);
  const shared = last && Math.min(run.box.bottom, last.box.bottom) - Math.max(run.box.top, last.box.top);
  if (last && !run.alone && !last.alone && last.block === run.block && shared > .5 * Math.min(run.box.bottom - run.box.top, last.box.bottom - last.box.top) && gap < .7 * run.size && gap > -run.size) {
    last.text += (gap > .12 * run.size ? ' ' : '') + run.text;
    last.box = around([last.box, run.box]);
    const same = last.where.ids.findIndex((id, k) => id !== run.where.ids[k]);
    last.where = {...last.where, ids: same < 0 ? last.where.ids : last.where.ids.slice(0, same), fors: [...new Set([...last.where.fors, ...run.where.fors])]};
  } else joined.push({...run});
}
const trimmed = ({box, where: {clip}}) => {  // a line box lower than its letters cuts nothing that is drawn
  const tall = box.bottom - box.top, low = clip.bottom - clip.top;
  const cut = Math.max(0, clip.top - box.top) + Math.max(0, box.bottom - clip.bottom);
  return cut > 0 && cut < .22 * tall && low < tall + 2 ? {...box, top: Math.max(box.top, clip.top), bottom: Math.min(box.bottom, clip.bottom)} : box;
};
for (const {text, box: whole, where} of joined) {
  const box = trimmed({box: whole, where});
  out.texts.push({text, box: scaled(box), clip: scaled(where.clip), layer: where.layer, ids: where.ids, kind: where.kind, fors: where.fors});
}
return out;
