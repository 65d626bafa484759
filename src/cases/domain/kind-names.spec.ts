import { kindLabels, kindNames } from './kind-names.js';
import { paymentKinds } from './vocabulary.js';

it.each(paymentKinds)('%s has a name in both languages that is not its code', (kind) => {
  const label = kindLabels[`label.${kind}`];
  expect(kindNames[kind]).toMatch(/^\p{Script=Han}/u);
  expect(label?.['zh-CN']).toMatch(/^\p{Script=Han}/u);
  // "wages" and "other" are words as they stand.
  if (!['wages', 'other'].includes(kind)) expect(label?.en).not.toBe(kind);
  expect(label?.en).toMatch(/^[a-z][a-z() -]+$/);
});

it('names in messages are those of the labels, but for the one word that other lists share', () => {
  const differing = paymentKinds.filter((kind) => kindLabels[`label.${kind}`]?.['zh-CN'] !== kindNames[kind]);
  expect(differing).toEqual(['other']);
});
