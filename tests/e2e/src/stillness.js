// Watches where what can be pressed or read first stands, frame by frame, and tells what moved.
//
// WebKitGTK has no observer of layout shifts. A place counts once it stood for two frames: what
// is put right before anybody could see it did not move.
(() => {
  const WATCHED =
    'a[href], button, input, select, textarea, summary, label, h1, h2, h3, th, [role=button], [role=tab], \
     [role=option], [role=row], [role=switch], [role=radio], [role=checkbox], [role=combobox], [role=treeitem], \
     [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox]';
  // Moved by less nobody misses it.
  const LEAST = 2;
  // A frame may take longer than all that is waited for.
  const FRAMES = 6;
  const scrollers = new WeakMap();
  const known = new WeakMap();
  let watch = null;
  let asked = 0;

  // Each question to the back end is a request; while one is open the screen is not at rest.
  const fetch = window.fetch;
  window.fetch = (...request) => {
    asked += 1;
    return fetch(...request).finally(() => { asked -= 1; });
  };

  /** The parents that cut off or scroll what is in them. */
  const framesOf = (element) => {
    let found = scrollers.get(element);
    if (found === undefined) {
      found = [];
      for (let at = element.parentElement; at !== null; at = at.parentElement)
        if (getComputedStyle(at).overflow !== 'visible') found.push(at);
      scrollers.set(element, found);
    }
    return found;
  };

  const words = (text) => text.trim().replace(/\s+/g, ' ').slice(0, 48);
  const nameOf = (element) => element.dataset.testid ?? element.dataset.product ?? element.getAttribute('aria-label')
    ?? (words(element.textContent ?? '') || element.getAttribute('name') || element.getAttribute('placeholder') || element.type || '');
  /** By which what is drawn anew is known again: its kind, its name, and in what it stands. */
  const keyOf = (element) => {
    const within = [];
    for (let at = element.parentElement?.closest('[data-testid], [data-lane], [id], main, header, nav, aside'); at; at = at.parentElement?.closest('[data-testid], [data-lane]'))
      within.unshift(at.dataset.testid ?? at.dataset.lane ?? (/^react-aria|^:|^_r/.test(at.id) ? '' : at.id) ?? at.localName);
    return `${within.filter(Boolean).join(' ')} > ${element.getAttribute('role') ?? element.localName} “${nameOf(element)}”`;
  };

  /** Where it is in the window, where in what is scrolled, and how much of it is seen. */
  const placeOf = (element) => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return null;
    let { left, top, right, bottom } = box;
    let [x, y] = [box.left, box.top];
    for (const frame of framesOf(element)) {
      const edge = frame.getBoundingClientRect();
      x += frame.scrollLeft;
      y += frame.scrollTop;
      [left, top, right, bottom] = [Math.max(left, edge.left), Math.max(top, edge.top), Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
    }
    [left, top, right, bottom] = [Math.max(left, 0), Math.max(top, 0), Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
    if (right - left < 1 || bottom - top < 1) return null;
    if (element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) === false) return null;
    return { left: box.left, top: box.top, right: box.right, bottom: box.bottom, x: x - box.left, y: y - box.top, area: (right - left) * (bottom - top) };
  };

  /** How far both edges went the same way: what grows where it stands did not move. */
  const way = (a, b) => (Math.sign(a) === Math.sign(b) ? Math.sign(a) * Math.min(Math.abs(a), Math.abs(b)) : 0);
  const shift = (from, to) => [way(to.left - from.left, to.right - from.right), way(to.top - from.top, to.bottom - from.bottom)];
  const far = (by) => by.some((each) => Math.abs(each) > LEAST);
  const same = (a, b) => !far(shift(a, b));
  // Scrolled along, or held while all else scrolls: neither is a jump.
  const inContent = (place) => ({ left: place.left + place.x, right: place.right + place.x, top: place.top + place.y, bottom: place.bottom + place.y });
  const jumped = (from, to) => !same(from, to) && !same(inContent(from), inContent(to));
  const regionOf = (element) => element.closest('[data-testid=lanes], section, .toasts, main, aside, nav, header') ?? document.body;

  /** Each part of the window answers in one frame; what follows later pushes away what has come. */
  const isAnswer = (element, state) => {
    if (!state.free || element.closest(watch.may) === null) return false;
    const region = regionOf(element);
    if (!watch.answered.has(region)) watch.answered.set(region, watch.frame);
    return watch.answered.get(region) === watch.frame;
  };

  const look = () => {
    if (watch === null) return;
    watch.frame += 1;
    const seen = [];
    const keys = new Map();
    for (const element of document.querySelectorAll(WATCHED)) {
      const place = placeOf(element);
      if (place === null) continue;
      const before = known.get(element);
      const key = before?.watch === watch ? before.key : keyOf(element);
      keys.set(key, (keys.get(key) ?? 0) + 1);
      seen.push([element, key, place]);
    }
    let changed = seen.length !== watch.count;
    watch.count = seen.length;
    for (const [element, key, place] of seen) {
      let state = known.get(element);
      // What was away for a moment comes where it belongs: only what stood there can be pushed away.
      if (state === undefined || state.watch !== watch || state.seen < watch.frame - 2) {
        // Drawn anew, it is the same to whoever looks at it; where several have a name, none is known by it.
        const before = keys.get(key) === 1 ? watch.byKey.get(key) : undefined;
        state = before && !before.element.isConnected && before.seen >= watch.frame - 2 ? before : { watch, key, stood: null, last: null, times: 0 };
        state.element = element;
        known.set(element, state);
        if (keys.get(key) === 1) watch.byKey.set(key, state);
      }
      if (state.last !== null && same(state.last, place)) state.times += 1;
      else { state.times = 1; changed = true; }
      state.last = place;
      state.seen = watch.frame;
      if (state.times < 2) continue;
      if (state.stood !== null && jumped(state.stood, place)) {
        if (!isAnswer(element, state)) watch.moves.push({ key, area: Math.round(place.area), at: Math.round(performance.now() - watch.began), by: shift(state.stood, place).map(Math.round) });
        state.free = false;
      }
      state.stood = place;
    }
    const waits = asked > 0 || document.querySelector('[aria-busy=true], .sk, .waiting') !== null;
    if (changed || waits) watch.stirred = { at: performance.now(), frame: watch.frame };
  };

  const after = new MessageChannel();
  after.port1.onmessage = look;
  const frame = () => {
    if (watch === null) return;
    // What observers of sizes put right within the frame is in place when the message comes.
    after.port2.postMessage(null);
    requestAnimationFrame(frame);
  };

  window.stillness = {
    /** Watches from now on. What stands now and fits `may` may move once: that is the answer. */
    begin(may) {
      const running = watch !== null;
      watch = { may: may || ':not(*)', byKey: new Map(), answered: new Map(), moves: [], frame: 0, stirred: { at: Infinity, frame: 0 }, count: -1, began: performance.now() };
      for (const element of document.querySelectorAll(WATCHED)) {
        const place = placeOf(element);
        if (place === null) continue;
        const key = keyOf(element);
        const state = { watch, key, element, stood: place, last: place, times: 2, free: true, seen: 0 };
        known.set(element, state);
        watch.byKey.set(key, watch.byKey.has(key) ? null : state);
      }
      if (!running) requestAnimationFrame(frame);
    },
    /** Tells what moved once nothing was asked and nothing changed for so long. */
    rest(millis, done) {
      const wait = () => {
        const { at, frame } = watch.stirred;
        if (performance.now() - at < millis || watch.frame - frame < FRAMES) return void requestAnimationFrame(wait);
        const { moves } = watch;
        watch.moves = [];
        done(moves);
      };
      wait();
    },
  };
})();
