import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

/** A page of another site that shows the notebook in a frame which may do no more than run scripts. */
const pageAround = (site: string): string =>
  `<iframe sandbox="allow-scripts" width="1200" height="680" src="${site}?lang=en&theme=light"></iframe>`;

describe.each(installedEngines)('a frame that is shut off in %s', (engine) => {
  let around: Server;
  let visitor: Visitor;
  beforeAll(async () => {
    around = createServer((_, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(pageAround(inject('isolatedSite'))),
    );
    await new Promise<void>((listens) => around.listen(0, '127.0.0.1', listens));
    visitor = await Visitor.inFrame(engine, `http://localhost:${(around.address() as AddressInfo).port}/`);
  });
  afterAll(async () => {
    await visitor.close();
    around.close();
  });

  // WebKit loads no file of the site into such a frame, whatever its policy names as its own.
  it.runIf(engine === 'webkit')('says that it cannot run there, and what to do', async () => {
    await visitor.shows('#not-loaded:not([hidden])');
    expect(await visitor.text('#not-loaded p')).toContain('in a tab of its own');
    expect(await visitor.text('#not-loaded code')).toBe(`${inject('isolatedSite')}?lang=en&theme=light`);
  });

  it.skipIf(engine === 'webkit')('runs the network, measures, and says what it cannot do', async () => {
    await visitor.idle();
    expect(await visitor.tab.evaluate(() => origin)).toBe('null');
    expect(await visitor.text('header [data-activity]')).toContain('Done in');
    await visitor.look('spectrum');
    expect(await visitor.contents()).toContain('nothing is kept here');
    expect(await visitor.complaints()).toEqual([]);
  });
});
