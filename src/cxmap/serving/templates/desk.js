// Keeps the page as the map is: asks for the page anew when the server says so, and takes over what is new in it.
'use strict';
(() => {
  const PATIENCE = 400; // milliseconds after which one is told that something is being drawn
  const MOST_SOFT = 60; // marks that come in softly; each costs a browser a layer of its own
  const BACK = 1500; // milliseconds after which a server that refused is asked again
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const sign = document.getElementById('live');
  const news = document.getElementById('news');
  const body = document.body;
  if (!sign) return;

  const show = (kind, text) => {
    sign.hidden = false;
    sign.className = kind;
    if (sign.textContent !== text) sign.textContent = text;
  };
  const live = root => [...root.querySelectorAll('[data-live]')];
  const named = (root, name) => live(root).find(part => part.dataset.live === name);
  const picture = part => part.children.length === 1 && part.firstElementChild.localName === 'svg'
    ? part.firstElementChild : null;

  // ---- what is taken over, part by part ----
  const sync = fresh => {
    let changed = false;
    for (const part of live(fresh)) {
      const old = named(document, part.dataset.live);
      if (!old || old.dataset.digest === part.dataset.digest) continue;
      changed = true;
      if (old.localName === 'iframe') reframe(old, part.dataset.digest);
      else if (picture(old) && picture(part)) redraw(old, part);
      else replace(old, part);
    }
    return changed;
  };

  const replace = (old, part) => {
    const next = document.importNode(part, true);
    const places = [];
    for (const inner of live(next)) { // what did not change stays the element that it was, and where it was
      const kept = named(old, inner.dataset.live);
      if (!kept) continue;
      places.push([kept.dataset.digest === inner.dataset.digest ? kept : inner, kept.scrollLeft, kept.scrollTop]);
      if (kept.dataset.digest === inner.dataset.digest) inner.replaceWith(kept);
    }
    const [was, is] = [old.querySelector('details'), next.querySelector('details')];
    if (was && is && was.dataset.worst === is.dataset.worst) is.open = was.open;
    const [far, near] = [old.querySelector('ol'), next.querySelector('ol')];
    const at = far ? far.scrollTop : 0;
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.replaceWith(next);
    for (const [inner, left, top] of places) inner.scrollTo({left, top, behavior: 'instant'});
    if (near) near.scrollTop = at;
    if (focused) (next.querySelector(focused.localName) || next).focus({preventScroll: true});
  };

  // Of a picture that is shown already, the server sends the marks that are new, and says where they belong.
  const redraw = (old, part) => {
    const [was, is] = [picture(old), document.importNode(picture(part), true)];
    const [from, to] = [was.querySelector(':scope > g'), is.querySelector(':scope > g')];
    const whole = !part.dataset.was;
    if (!whole && old.dataset.digest !== part.dataset.was) return location.reload(); // somebody else changed it
    old.dataset.digest = part.dataset.digest;
    if (whole) return was.replaceWith(is);
    for (const {name, value} of is.attributes) if (was.getAttribute(name) !== value) was.setAttribute(name, value);
    for (const child of [...was.children]) if (child !== from) child.remove();
    for (const child of [...is.children]) if (child !== to) to.contains(child) || from.before(child);
    for (const {name, value} of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    const [before, made] = [[...from.children], [...to.children]];
    let next = 0;
    for (const hunk of part.dataset.hunks.split(' ').filter(Boolean)) {
      const [at, gone, come] = hunk.split(',').map(Number);
      const behind = before[at + gone] || null;
      for (const mark of before.slice(at, at + gone)) mark.remove();
      for (const mark of made.slice(next, next + come)) from.insertBefore(mark, behind);
      next += come;
    }
    if (!calm.matches && made.length <= MOST_SOFT) {
      const strengths = made.map(mark => getComputedStyle(mark).opacity); // all of them before any of them moves
      made.forEach((mark, at) => mark.animate([{opacity: 0.15}, {opacity: strengths[at]}], 500));
    }
  };

  // ---- pages in a frame: the next one is made ready behind the one that is seen ----
  const texts = new WeakMap();
  const text = async address => (await fetch(address, {cache: 'no-store'})).text();
  const here = frame => {
    try { return frame.contentWindow.location.href; } catch { return frame.src; }
  };
  const furnish = frame => {
    const inner = frame.contentDocument;
    if (!inner) return;
    for (const link of inner.querySelectorAll('a[href^="http:"],a[href^="https:"]')) {
      link.target = '_blank'; // no other site may be shown in here
      link.rel = 'noopener';
    }
    for (const link of inner.querySelectorAll('a[href^="../"]')) { // to the report of another map: with its own page
      const to = new URL(link.href);
      if (!/^\/map\/[^/]+\/report\.html$/.test(to.pathname)) continue;
      to.pathname = to.pathname.replace(/\.html$/, '');
      to.searchParams.delete('desk');
      link.href = to.href;
      link.target = '_top';
    }
  };
  const reframe = async (old, digest) => {
    old.dataset.digest = digest;
    const address = here(old);
    const now = await text(address).catch(() => null);
    if (now === null || now === texts.get(old)) return;
    document.querySelectorAll('.frame .coming').forEach(frame => frame.remove());
    const next = old.cloneNode();
    next.className = 'coming';
    next.addEventListener('load', () => {
      const [was, is] = [old.contentDocument, next.contentDocument];
      if (was && is) {
        const open = new Set([...was.querySelectorAll('details[open][id]')].map(found => found.id));
        is.querySelectorAll('details[id]').forEach(found => { found.open = open.has(found.id); });
        next.contentWindow.scrollTo({left: old.contentWindow.scrollX, top: old.contentWindow.scrollY, behavior: 'instant'});
      }
      texts.set(next, now);
      furnish(next);
      old.remove();
      next.className = '';
    }, {once: true});
    next.src = address;
    old.after(next);
  };
  document.querySelectorAll('iframe').forEach(frame => {
    let place = location.hash; // a link to a place of another report leads to its page, and on from there
    const known = async () => {
      if (here(frame) === 'about:blank') return;
      furnish(frame);
      if (place) frame.contentWindow.location.hash = place;
      place = '';
      texts.set(frame, await text(here(frame)).catch(() => null));
    };
    frame.addEventListener('load', known);
    if (frame.contentDocument && frame.contentDocument.readyState === 'complete') known();
  });

  // ---- what the server says ----
  let latest = null, busy = false, source = null;
  const refresh = async () => {
    if (busy) return;
    busy = true;
    const slow = setTimeout(() => show('busy', 'drawing'), PATIENCE);
    try {
      while (latest !== body.dataset.key) { // files may be saved faster than pictures are drawn
        const wanted = latest;
        const shown = [...document.querySelectorAll('figure[data-live]')].map(sheet => sheet.dataset.digest).join(' ');
        const answer = await fetch(location.href, {cache: 'no-store', headers: {'x-shown': shown}});
        const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const elsewhere = fresh.body.dataset.map !== body.dataset.map; // of a first map there is no list
        if (!answer.ok || !fresh.body.dataset.key || elsewhere) return location.reload();
        document.title = fresh.title;
        body.className = fresh.body.className;
        const changed = sync(fresh);
        body.dataset.key = fresh.body.dataset.key;
        const problems = document.querySelector('.troubles summary');
        if (changed) news.textContent = `Up to date. ${problems ? problems.textContent : 'No problems.'}`;
        if (wanted === latest && body.dataset.key !== latest) break; // it went on meanwhile, and will be told
      }
      show('', 'live');
    } catch {
      show('lost', 'the server does not answer; start cxmap serve again');
    } finally {
      clearTimeout(slow);
      busy = false;
    }
  };
  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource('/events');
    source.addEventListener('open', () => show('', 'live'));
    source.addEventListener('state', event => {
      const keys = JSON.parse(event.data);
      if (!(body.dataset.map in keys)) return;
      latest = keys[body.dataset.map];
      if (latest !== body.dataset.key) refresh();
    });
    source.addEventListener('error', () => {
      show('lost', 'the server does not answer; start cxmap serve again');
      if (source && source.readyState === EventSource.CLOSED) {
        hush();
        setTimeout(listen, BACK);
      }
    });
  };
  const hush = () => {
    if (source) source.close();
    source = null;
  };
  // Browsers allow six lines to a server: windows that nobody sees give theirs back.
  document.addEventListener('visibilitychange', () => document.hidden ? hush() : listen());
  addEventListener('pagehide', hush);
  addEventListener('pageshow', listen);
  listen();

  // ---- on narrow screens the views are a strip, which begins where one is ----
  const strip = document.querySelector('nav ul');
  const chosen = strip && strip.querySelector('[aria-current]');
  if (chosen && strip.scrollWidth > strip.clientWidth) {
    const [all, one] = [strip.getBoundingClientRect(), chosen.getBoundingClientRect()];
    strip.scrollLeft += one.left - all.left - (all.width - one.width) / 2;
  }

  // ---- menus and problems close as one expects ----
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const open = document.querySelector('.menu[open]') || document.querySelector('.troubles details[open]');
    if (!open) return;
    const inside = open.contains(document.activeElement);
    open.open = false;
    if (inside) open.querySelector('summary').focus();
  });
  document.addEventListener('click', event => {
    for (const menu of document.querySelectorAll('.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
  });
})();
