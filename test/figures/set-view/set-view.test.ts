import { beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention, block, group, input } from '../../../src/model/sites.ts';
import { PageStarts } from '../../../src/notebook/page/page-starts.ts';
import { absentPart, hasView, setView } from '../../../src/figures/set-view/set-view.ts';
import { asInTextWords, viewPhrase } from '../../../src/figures/set-view/words.ts';
import { compileLesson } from '../../../src/lessons/compiler/compile.ts';
import { defaultStart } from '../../../src/lessons/page-start.ts';
import { sampleWords } from '../../../src/session/locale/sample-words.ts';
import { PictureStore } from '../../../src/session/pictures/picture-store.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { sharedEngine } from '../../engine/shared-engine.ts';
import { pictureOf, settled as settledIn, small, wishFor } from '../../session/session-fixture.ts';

const mute: Edit = { kind: 'mute', site: attention(1, 1), channels: [5] };
const gate: Edit = { kind: 'gate', site: 'tail:input', value: 0 };

const engine = sharedEngine();
let session: Session;
beforeEach(async () => {
  const parts = { engine, pictures: new PictureStore(), fetchWeights: small };
  session = new Session(parts, wishFor(pictureOf('leaves.png', 'dead-leaves', 32)));
  await session.start('wasm');
});
const settled = () => settledIn(session);

it('a text that asks for settings of the figure alone has no colon with nothing behind it', () => {
  for (const { set, isSet } of Object.values(asInTextWords))
    for (const sentence of [set(''), isSet('')]) expect(sentence).toMatch(/[\p{L}]$/u);
  expect(asInTextWords.en.set('zone plate')).toBe('As in the text: zone plate');
});

describe('the view of a text', () => {
  it('is set in one go, and is then as in the text', async () => {
    const view = { site: block(1, 0), channel: 5, image: 'zone-plate', scale: 4, edits: [gate] } as const;
    expect(hasView(session, view)).toBe(false);
    setView(session, view);
    expect(hasView(session, view)).toBe(true);
    await settled();
    expect(session.selection.current).toEqual({ site: block(1, 0), channel: 5 });
    expect(session.run.shown).toMatchObject({
      wish: { picture: { kind: 'card', id: 'zone-plate' }, scale: 4 },
      edits: [gate],
    });
  });

  it('leaves alone what it does not name', () => {
    const { wish } = session;
    session.selection.current = { site: group(1), channel: 3 };
    session.edits.change([mute]);
    setView(session, { site: block(0, 1) });
    expect(session.selection.current).toEqual({ site: block(0, 1), channel: 3 });
    expect(session.wish).toBe(wish);
    expect(session.edits.list).toEqual([mute]);
  });

  it('sets edits in one step, which undo takes back', async () => {
    session.edits.change([mute]);
    await settled();
    setView(session, { edits: [gate, mute] });
    setView(session, { edits: [gate, mute] });
    session.edits.undo();
    expect(session.edits.list).toEqual([mute]);
    setView(session, { edits: [] });
    expect(session.edits.list).toEqual([]);
    expect(hasView(session, { edits: [] })).toBe(true);
  });

  it('is kept by a place inside its site, and by no other', () => {
    session.selection.current = { site: attention(1, 1), channel: 0 };
    expect(hasView(session, { site: group(1) })).toBe(true);
    expect(hasView(session, { site: block(1, 1), channel: 0 })).toBe(true);
    expect(hasView(session, { site: block(1, 1), channel: 1 })).toBe(false);
    expect(hasView(session, { site: input(group(1)) })).toBe(false);
    expect(hasView(session, { site: group(0) })).toBe(false);
  });

  it('may be more than the network on the page has', () => {
    // Two groups of two blocks with eight channels.
    expect(absentPart(session, { site: block(1, 1), channel: 7, edits: [mute] })).toBeUndefined();
    expect(absentPart(session, { site: block(4, 4) })).toBe('site');
    expect(absentPart(session, { site: block(1, 1), channel: 8 })).toBe('channel');
    expect(absentPart(session, { edits: [gate, { ...mute, site: attention(9, 0) }] })).toBe('edits');
    // Another scale brings another network.
    expect(absentPart(session, { site: block(4, 4), scale: 3 })).toBeUndefined();
  });

  it('is worded by the parts that it names', () => {
    const view = { site: 'body.2', channel: 7, image: 'zone-plate', scale: 3, edits: [] } as const;
    const phrase = (locale: 'en' | 'zh') =>
      viewPhrase(view, asInTextWords[locale].parts, sampleWords[locale].cards);
    expect(phrase('en')).toBe('body.2, channel 7, Zone plate, ×3, no edits');
    expect(phrase('zh')).toBe('body.2，通道 7，波带片，×3，不作修改');
  });
});

describe('a page that is turned to', () => {
  const lesson = (...properties: string[]) =>
    compileLesson(['# T', '```cell Spectrum', ...properties, '```'].join('\n'), 'a.md');

  it('sets what the page before had set, and not what the reader has', () => {
    session.selection.current = defaultStart.selection;
    const starts = new PageStarts(session, defaultStart);
    starts.apply(lesson('site: body.1', 'edits: gate@body.0=0'));
    expect(session.selection.current).toEqual({ site: group(1), channel: 0 });
    expect(session.edits.list).toEqual([]);
    starts.apply(lesson('site: body.0', 'image: facade'));
    expect(session.selection.current).toEqual({ site: group(0), channel: 0 });
    // The picture is a file of the reader's own.
    expect(session.wish.picture).toMatchObject({ name: 'leaves.png' });
    session.selection.current = { site: block(0, 1), channel: 2 };
    starts.apply(lesson('site: body.1'));
    expect(session.selection.current).toEqual({ site: block(0, 1), channel: 2 });
  });
});
