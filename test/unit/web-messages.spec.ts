import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const WEB = path.resolve('web', 'src');
const sources = readdirSync(WEB, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(spec|d)\.tsx?$/.test(entry.name) && !path.join(entry.parentPath, entry.name).includes(`${path.sep}api${path.sep}`))
  .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8')).join('\n');
const folders = readdirSync(WEB, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name === 'messages').map((entry) => path.join(entry.parentPath, entry.name));

const read = (folder: string, language: string): Record<string, string> => JSON.parse(readFileSync(path.join(folder, `${language}.json`), 'utf8')) as Record<string, string>;
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

/** English has a form of its own for one, such as `people_one` beside `people`; Chinese needs none. */
const withoutSingular = (texts: Record<string, string>): string[] => Object.keys(texts).filter((key) => !(key.endsWith('_one') && key.slice(0, -'_one'.length) in texts));

/** Keys that are put together at run time are known by what they begin with: t(`theme.${choice}`). */
const patterns = [...sources.matchAll(/t\(\s*`([^`$]*)\$\{/g)].map(([, start]) => start ?? '');

it('finds the folders', () => expect(folders.length).toBeGreaterThan(4));

describe.each(folders.map((folder) => [path.relative(WEB, folder), folder] as const))('%s', (name, folder) => {
  const zh = read(folder, 'zh-CN');
  const en = read(folder, 'en');

  it('says the same in both languages, with the same placeholders', () => {
    expect(withoutSingular(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [key, text] of Object.entries(zh)) expect([key, placeholders(en[key] ?? '')]).toEqual([key, placeholders(text)]);
    for (const texts of [zh, en]) for (const [key, text] of Object.entries(texts)) expect([key, text.trim()]).not.toEqual([key, '']);
  });

  it('is declared to the compiler', () => expect(existsSync(path.join(folder, 'messages.d.ts'))).toBe(true));

  // The names of codes are a list of their own, complete whether a page shows each or not.
  if (!name.startsWith('words')) {
    it('holds no text that nothing shows', () => {
      const unused = Object.keys(zh).filter((key) => !sources.includes(`'${key}'`) && !patterns.some((start) => start !== '' && key.startsWith(start)));
      expect(unused).toEqual([]);
    });
  }
});
