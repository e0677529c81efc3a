import { expect, it } from 'vitest';
import { stillHtml } from './still-html';

const page = (still: string) =>
  [
    '<html><head><link rel="preload" as="script" fetchPriority="low" nonce="n1" href="/a.js"/>',
    '<link rel="stylesheet" href="/a.css" nonce="n1"/>',
    '<script src="/a.js" async="" nonce="n1"></script><script src="/old.js" noModule="" nonce="n1"></script></head>',
    `<body><script nonce="n1">${still}</script><p>Quiet $& hours</p>`,
    '<script type="application/ld+json">{"name":"Massage"}</script>',
    '<script nonce="n1">self.__next_f.push([1,"<p>Quiet hours</p>"])</script></body></html>',
  ].join('');

it('takes away what would not run, and keeps what machines read', () => {
  expect(stillHtml(page('self.__next_s={length:1,reduce:()=>new Promise(()=>{})}'))).toBe(
    [
      '<html><head><link rel="stylesheet" href="/a.css"/></head>',
      '<body><p>Quiet $& hours</p><script type="application/ld+json">{"name":"Massage"}</script>',
      '<link rel="prefetch" as="script" href="/a.js"/></body></html>',
    ].join(''),
  );
});

it('leaves a page alone on which something lives', () => {
  expect(stillHtml(page('self.__next_s=[]'))).toBeNull();
});
