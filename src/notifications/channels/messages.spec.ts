import { readdirSync, readFileSync } from 'node:fs';
import { channelMessages } from './messages.js';

const sources = ['.', '../../platform/net'].flatMap((folder) => {
  const url = new URL(`${folder}/`, import.meta.url);
  return readdirSync(url).filter((name) => name.endsWith('.ts') && !/spec|messages/.test(name)).map((name) => readFileSync(new URL(name, url), 'utf8'));
}).join('\n');

const codes = (pattern: RegExp): string[] => [...new Set([...sources.matchAll(pattern)].map(([, code]) => String(code)))];

describe('every code of a delivery has a text', () => {
  it('by which it is explained in both languages, with what it needs', () => {
    const results = codes(/(?:transient|permanent|networkFault)\(\s*'(\w+)'/g);
    const mapped = codes(/\bE\w+: '(\w+)'/g);
    const faults = codes(/^ {2}\| '(\w+)'/gm);
    expect(results.length).toBeGreaterThan(12);
    expect(mapped.length).toBeGreaterThan(5);
    expect(faults.length).toBeGreaterThan(9);
    for (const code of [...results, ...mapped, ...faults]) expect(channelMessages).toHaveProperty([`delivery.${code}`]);
    for (const code of codes(/'(channel[A-Z]\w+)'/g)) expect(channelMessages).toHaveProperty([code]);
  });

  it('short enough for a phone', () => {
    for (const [code, texts] of Object.entries(channelMessages)) {
      expect([code, texts['zh-CN'].length < 60, texts.en.length < 120]).toEqual([code, true, true]);
    }
  });
});
