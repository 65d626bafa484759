import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const files = new Map();

function messagesOf(namespace, language) {
  const folder = namespace === 'words' || namespace === 'ui' || namespace === 'routes' ? namespace : `features/${namespace}`;
  const file = new URL(`../../../web/src/${folder}/messages/${language}.json`, import.meta.url);
  if (!files.has(file.href)) files.set(file.href, JSON.parse(readFileSync(file, 'utf8')));
  return files.get(file.href);
}

/**
 * What the pages say in a language, for journeys that are played in both: `say('cases:intake.submit')`, `say('ui:close')`.
 * @param {'zh-CN' | 'en'} language
 * @returns {(key: string, values?: Record<string, string | number>) => string}
 */
export const wordsIn = (language) => (key, values = {}) => {
  const [namespace, name] = key.split(':');
  const texts = messagesOf(namespace, language);
  const text = (values.count === 1 ? texts[`${name}_one`] : undefined) ?? texts[name];
  assert.ok(text !== undefined, `${namespace} has no text ${name} in ${language}`);
  return text.replace(/\{(\w+)\}/g, (whole, value) => (value in values ? String(values[value]) : whole));
};
