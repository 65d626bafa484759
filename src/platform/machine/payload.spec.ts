import fc from 'fast-check';
import { readPayload, type PayloadFields } from './payload.js';

const fields = {
  note: { kind: 'text', max: 5, missing: 'noteMissing' },
  choice: { kind: 'code', values: ['a', 'b'], missing: null },
  at: { kind: 'instant', missing: null },
  on: { kind: 'date', missing: null },
  id: { kind: 'id', missing: null },
  ids: { kind: 'ids', max: 2, missing: null },
} as const satisfies PayloadFields;
const uuid = '0190a000-0000-7000-8000-000000000001';
const codes = (raw: unknown): string[] => {
  const reading = readPayload(fields, raw);
  return reading.ok ? [] : reading.errors.map(({ path, code }) => `${path} ${code}`);
};

describe('readPayload', () => {
  it('reads every kind', () =>
    expect(readPayload(fields, { note: ' 好 ', choice: 'b', at: '2024-02-29T23:59:59.5+08:00', on: '2024-02-29', id: uuid, ids: [uuid, uuid] })).toEqual({
      ok: true, payload: { note: '好', choice: 'b', at: new Date('2024-02-29T15:59:59.500Z'), on: '2024-02-29', id: uuid, ids: [uuid] },
    }));

  it.each([undefined, null, {}, { note: null, choice: undefined, id: '  ' }])('leaves out what is absent or blank: %j', (raw) =>
    expect(readPayload(fields, raw)).toEqual({ ok: true, payload: {} }));

  it.each<[unknown, string]>([
    [{ note: '一二三四五六' }, 'payload.note tooLong'],
    [{ note: 'a\0' }, 'payload.note controlCharacter'],
    [{ note: '\ud83d' }, 'payload.note controlCharacter'],
    [{ note: ['x'] }, 'payload.note notText'],
    [{ choice: 'c' }, 'payload.choice notInList'],
    [{ at: '2025-01-05' }, 'payload.at notAnInstant'],
    [{ at: '2025-02-30T00:00:00Z' }, 'payload.at notAnInstant'],
    [{ at: '2025-01-05T10:00:00' }, 'payload.at notAnInstant'],
    [{ on: '2025-02-30' }, 'payload.on notADate'],
    [{ id: `${uuid}0` }, 'payload.id notAnId'],
    [{ ids: uuid }, 'payload.ids notAList'],
    [{ ids: [uuid, uuid, uuid] }, 'payload.ids tooMany'],
    [{ ids: [uuid, 7] }, 'payload.ids[1] notAnId'],
    [{ constructor: 'x' }, 'payload.constructor unknownField'],
    [JSON.parse('{"__proto__": {"note": "x"}}'), 'payload.__proto__ unknownField'],
    [[], 'payload notAnObject'],
    ['text', 'payload notAnObject'],
  ])('refuses %j as %s', (raw, expected) => expect(codes(raw)).toEqual([expected]));

  it('keeps lines, tabs and emoji', () => expect(codes({ note: 'a\n\t😀' })).toEqual([]));

  it('never throws and never lets through what the database cannot hold', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(fields), 'x'), fc.anything({ withNullPrototype: true })), (raw) => {
        const reading = readPayload(fields, raw);
        if (reading.ok) expect(JSON.stringify(reading.payload)).not.toMatch(/\\u0000|\\ud[89a-f]/);
        else expect(reading.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});
