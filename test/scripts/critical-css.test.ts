import { describe, expect, it } from 'vitest';
import { criticalCss } from '../../scripts/critical-css.ts';

const html = `<html lang="en"><body><div id="app"><p class="lead svelte-1a">Words <code>x</code></p>
  <button popovertarget="menu" disabled>Menu</button><div id="menu" popover class="panel"></div></div></body></html>`;
const critical = (css: string) => criticalCss(css, html);

describe('the rules that a page needs', () => {
  it.each([
    ['types', 'p{color:red}'],
    ['classes', '.lead.svelte-1a{color:red}'],
    ['ids', '#app>p{color:red}'],
    ['nothing that the page could lack', ':root{--ink:red}'],
    ['everything', '*,:before{box-sizing:border-box}'],
    ['states that come later', '.panel:popover-open,button:hover:not(:disabled){color:red}'],
    ['attributes that come later', ':root[data-theme=dark]{--ink:#fff}'],
    ['what an element is not', 'p:not(.ended){color:red}'],
    ['one of several', ':is(.lead,.ended) code{color:red}'],
    ['what an element holds', 'p:has(>code){color:red}'],
    ['parts of elements', '.lead:before{content:"·"}'],
  ])('are kept where they name %s', (_, css) => {
    expect(critical(css)).toBe(css);
  });

  it.each([
    ['types', 'table{color:red}'],
    ['classes', '.lead.svelte-2b{color:red}'],
    ['ids', '#other .lead{color:red}'],
    ['one among several that are there', '.lead>table code{color:red}'],
    ['any of several', ':is(.ended,td) code{color:red}'],
    ['what no element holds', 'p:has(.ended){color:red}'],
  ])('do not name %s that are not there', (_, css) => {
    expect(critical(css)).toBe('');
  });

  it('are kept whole where one of their selectors is needed', () => {
    expect(critical('table,p{color:red}')).toBe('table,p{color:red}');
  });

  it('are kept as they are, whatever they say', () => {
    const css = 'p{transition:var(--x) .2s;color:var(--ink,#000);font:var(--f);inset:0 auto auto 0}';
    expect(critical(css)).toBe(css);
  });

  it('stay under their conditions, which go with the last of their rules', () => {
    expect(critical('@media (hover){p{color:#000}table{color:red}}')).toBe('@media (hover){p{color:#000}}');
    expect(critical('@media (width<=40rem){table{color:red}}')).toBe('');
  });

  it('are none for paper', () => {
    expect(critical('@media print{p{color:#000}}')).toBe('');
    expect(critical('@media print,screen{p{color:#000}}')).not.toBe('');
  });

  it('stay with what is nested in them', () => {
    expect(critical('.lead{color:red;& code{color:#000}& td{color:red}}')).toBe(
      '.lead{color:red;& code{color:#000}}',
    );
  });

  it('bring the fonts that they name, and no others', () => {
    const face = (family: string, style: string, weight: number) =>
      `@font-face{font-family:${family};font-style:${style};font-weight:${weight};src:url(./a.woff2)format("woff2")}`;
    const [plain, letters] = [face('KaTeX_Main', 'normal', 400), face('KaTeX_Math', 'italic', 400)];
    const others = [
      face('KaTeX_Main', 'normal', 700),
      face('KaTeX_Main', 'italic', 400),
      face('KaTeX_AMS', 'normal', 400),
    ];
    const rules = '.lead{font-family:KaTeX_Main,serif}code{font-family:KaTeX_Math;font-style:italic}';
    expect(critical(`${plain}${others.join('')}${letters}${rules}.ended{font-family:KaTeX_AMS}`)).toBe(
      `${plain}${letters}${rules}`,
    );
  });

  it('stay in their order', () => {
    const css = '.lead{color:red}code{margin:0}p{color:#000}';
    expect(critical(css)).toBe(css);
  });
});
