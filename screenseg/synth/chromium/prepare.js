// Brings a loaded page into the state that is photographed: half-ticked boxes, focus, scroll positions, overlays at their anchors.
// Gives back the ids of overlays that had to be left out, because nobody sees what they hang from.
async scroll => {
  await document.fonts.ready;
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  for (const box of all('[data-mixed]')) box.indeterminate = true;
  const page = document.querySelector('[data-scroller="page"]');
  if (page) {
    const scrolls = ['auto', 'scroll'].includes(getComputedStyle(page).overflowY);
    const mover = scrolls ? page : document.scrollingElement;
    mover.scrollTop = Math.round(scroll * (mover.scrollHeight - mover.clientHeight));
  }
  for (const box of all('[data-scroller]:not([data-scroller="page"])'))
    box.scrollTop = Math.round(Number(box.dataset.scroller || 0) * (box.scrollHeight - box.clientHeight));
  const focused = document.querySelector('[data-focus]');
  if (focused) focused.focus({preventScroll: true, focusVisible: true});

  for (const box of all('[data-surface]')) {  // what lies over other things hides them
    const ground = getComputedStyle(box);
    if (/^rgba\(.*, 0?(\.\d+)?\)$|transparent/.test(ground.backgroundColor) && !/gradient/.test(ground.backgroundImage))
      box.style.setProperty('background-color', 'var(--x-surface)', 'important');
  }

  const rtl = document.documentElement.dir === 'rtl';
  const wide = document.documentElement.clientWidth, high = innerHeight;
  const clamp = (value, low, most) => Math.max(low, Math.min(value, most));
  const left = [];
  const put = (box, x, y) => {
    const style = box.style;
    for (const [name, value] of [['position', 'fixed'], ['margin', '0'], ['transform', 'none'], ['right', 'auto'], ['bottom', 'auto'],
      ['left', `${Math.round(x)}px`], ['top', `${Math.round(y)}px`]]) style.setProperty(name, value, 'important');
  };
  const place = {
    under(box, anchor, size, gap) {
      const below = high - anchor.bottom - gap, above = anchor.top - gap;
      const up = size.height > below && above > below;
      const most = Math.max(60, (up ? above : below) - 4);
      if (size.height > most) { box.style.maxHeight = `${most}px`; box.style.overflowY = 'auto'; }
      const height = Math.min(size.height, most);
      const x = rtl ? anchor.right - size.width : anchor.left;
      put(box, clamp(x, 2, wide - size.width - 2), up ? anchor.top - gap - height : anchor.bottom + gap);
    },
    beside(box, anchor, size) {
      const fits = rtl ? anchor.left - size.width > 0 : anchor.right + size.width < wide;
      const x = fits !== rtl ? anchor.right - 2 : anchor.left - size.width + 2;
      put(box, clamp(x, 2, wide - size.width - 2), clamp(anchor.top - 3, 2, high - size.height - 2));
    },
    tip(box, anchor, size) {
      const x = clamp((anchor.left + anchor.right - size.width) / 2, 2, wide - size.width - 2);
      const below = anchor.bottom + 6 + size.height < high;
      put(box, x, below ? anchor.bottom + 6 : anchor.top - size.height - 6);
    },
    free(box, size, [across, down]) {
      put(box, clamp(across * (wide - size.width), 2, wide - size.width - 2), clamp(down * (high - size.height), 2, high - size.height - 2));
    },
    toast(box, size, where) {
      const [vertical, side] = where.split('-').slice(1);
      const end = rtl ? 16 : wide - size.width - 16, start = rtl ? wide - size.width - 16 : 16;
      const x = side === 'end' ? end : side === 'start' ? start : (wide - size.width) / 2;
      put(box, x, vertical === 'top' ? 16 : high - size.height - 16);
    },
  };
  const place_one = (layer, box) => {
    const kind = box.dataset.place, spot = layer.dataset.spot.split(',').map(Number);
    const target = layer.dataset.anchor && document.querySelector(`[data-id="${layer.dataset.anchor}"]`);
    const anchor = target && (target.matches('.x-hidden') ? target.parentElement : target).getBoundingClientRect();
    if (layer.dataset.anchor && (!anchor || !anchor.width || anchor.bottom < 4 || anchor.top > high - 4 || anchor.left > wide || anchor.right < 0)) return false;
    put(box, 0, 0);
    if (kind === 'list' && anchor) box.style.minWidth = `${anchor.width}px`;
    if (kind === 'list') box.style.maxWidth = `${wide - 4}px`;
    const size = box.getBoundingClientRect();
    if (kind.startsWith('toast')) place.toast(box, size, kind);
    else if (kind === 'dialog') place.free(box, size, layer.querySelector('[data-dim]') ? [.5, spot[1] < .5 ? .12 : .45] : [.3 + spot[0] * .4, .2 + spot[1] * .4]);
    else if (!anchor) place.free(box, size, [.15 + spot[0] * .6, .15 + spot[1] * .6]);
    else if (kind === 'tooltip') place.tip(box, anchor, size);
    else if (kind === 'menu' && target.closest('.x-layer')) place.beside(box, anchor, size);
    else place.under(box, anchor, size, kind === 'popover' ? 4 : kind === 'menu' && !target.matches('button') ? 0 : 1);
    return true;
  };
  for (const layer of all('.x-layer')) {
    const box = layer.querySelector('[data-place]');
    layer.style.zIndex = 1000 + Number(layer.dataset.layer);
    if (box && !place_one(layer, box)) {
      left.push(box.dataset.id);
      layer.remove();
    }
  }
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));  // both frames are on the screen
  return left;
}
