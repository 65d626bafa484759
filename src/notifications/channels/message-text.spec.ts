import fc from 'fast-check';
import { aLine, aMessage, channelCatalogue, manyLines } from '../../../test/support/outgoing.js';
import type { OutgoingMessage } from './channel-adapter.js';
import { markdownDialect, plainDialect } from './dialects.js';
import { bytesOf, compose, cutTo, jsonBytesOf, lineText } from './message-text.js';

const text = (message: OutgoingMessage, limit = 2048): string =>
  compose(message, plainDialect(channelCatalogue, message), { limit, measure: bytesOf });
const markdown = (message: OutgoingMessage, limit = 4096): string =>
  compose(message, markdownDialect(channelCatalogue, message), { limit, measure: bytesOf });

describe('a line', () => {
  it('names the case once and, for a group, whom it is for', () => {
    expect(lineText(aLine(), 'zh-CN')).toBe('SK-640302-2025-0001 排查已到期，请尽快办理');
    expect(lineText(aLine({ text: '已受理', to: '张*（组长）' }), 'zh-CN')).toBe('SK-640302-2025-0001 已受理（张*（组长））');
    expect(lineText(aLine({ text: 'Accepted', caseNumber: null, to: 'Z*, lead' }), 'en')).toBe('Accepted (Z*, lead)');
  });

  it('is one line, whatever it is made of', () => {
    expect(lineText(aLine({ text: ' a\r\n\tb\u2028c\u0000d ', caseNumber: null }), 'zh-CN')).toBe('a b c d');
  });
});

describe('one message', () => {
  it('is title, text and link', () => {
    expect(text(aMessage())).toBe('三快提醒\nSK-640302-2025-0001 排查已到期，请尽快办理\nhttps://triquick.example.org/cases/1');
  });

  it('does not say the same twice', () => {
    const only = aLine({ text: '三快提醒', caseNumber: null, link: null });
    expect(text(aMessage({ lines: [only] }))).toBe('三快提醒');
  });

  it('that is too long loses its end, never its link nor half a character', () => {
    const written = text(aMessage({ lines: [aLine({ text: '字😀'.repeat(2000), caseNumber: null })] }));
    expect(bytesOf(written)).toBeLessThanOrEqual(2048);
    expect(bytesOf(written)).toBeGreaterThan(2030);
    expect(written).toMatch(/^三快提醒\n(字😀)+字?…\nhttps:\/\/triquick\.example\.org\/cases\/1$/u);
  });
});

describe('a digest', () => {
  it('is a list', () => {
    expect(markdown(aMessage({ lines: [aLine({ text: '甲', caseNumber: null }), aLine({ text: '乙', caseNumber: null, link: null })] }))).toBe(
      '### 三快提醒\n- 甲 [查看](https://triquick.example.org/cases/1)\n- 乙',
    );
    expect(text(aMessage({ locale: 'en', lines: [aLine({ text: 'A', caseNumber: null }), aLine({ text: 'B', caseNumber: null, link: null })] }))).toBe(
      '三快提醒\n- A\nhttps://triquick.example.org/cases/1\n- B',
    );
  });

  it('that is too long ends in how many are missing and where they are', () => {
    const written = markdown(aMessage({ lines: manyLines(200) })).split('\n');
    const shown = written.length - 2;
    expect(written.at(-2)).toContain(`第 ${shown} 条`);
    expect(written.at(-1)).toBe(`- 另有 ${200 - shown} 条，请在收件箱查看`);
    expect(markdown(aMessage({ locale: 'en', lines: manyLines(200) })).split('\n').at(-1)).toMatch(/^- \d+ more; see your inbox$/);
  });

  it('whose first line does not fit still says that there are others', () => {
    const lines = [aLine({ text: '字'.repeat(3000), caseNumber: null }), ...manyLines(2)];
    const written = markdown(aMessage({ lines })).split('\n');
    expect(written[1]).toMatch(/^- 字+… \[查看\]\(https:\/\/triquick\.example\.org\/cases\/1\)$/);
    expect(written[2]).toBe('- 另有 2 条，请在收件箱查看');
  });

  it('always fits, shows a beginning of its lines in order, and counts the rest', () => {
    const lines = fc.array(fc.record({ text: fc.string({ unit: 'binary', maxLength: 300 }), link: fc.option(fc.webUrl(), { nil: null }) }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(lines, fc.constantFrom(bytesOf, jsonBytesOf), fc.integer({ min: 1200, max: 5000 }), (given, measure, limit) => {
        const message = aMessage({ lines: given.map((line, i) => aLine({ ...line, text: `№${i} ${line.text}`, caseNumber: null })) });
        for (const dialect of [markdownDialect(channelCatalogue, message), plainDialect(channelCatalogue, message)]) {
          const written = compose(message, dialect, { limit, measure });
          expect(measure(written)).toBeLessThanOrEqual(limit);
          const marks = written.split('\n').filter((line) => line.startsWith('- №') || line.startsWith('№'));
          const left = Number(/另有 (\d+) 条/.exec(written.split('\n').at(-1) ?? '')?.[1] ?? 0);
          expect(marks.length + left).toBe(given.length);
          marks.forEach((line, i) => expect(line).toContain(`№${i}`));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of ten thousand lines fits as well', () => {
    expect(bytesOf(markdown(aMessage({ lines: manyLines(10_000) })))).toBeLessThanOrEqual(4096);
  });
});

describe('markup in texts', () => {
  it('means nothing in Markdown', () => {
    const hostile = aLine({ text: '[领钱](https://evil.example) ![](x) **急** <font color="warning">x</font> <@all> `a` # > ~~b~~ c|d \\[e\\]', caseNumber: null, link: null });
    const [, line = ''] = markdown(aMessage({ title: '# [t](u)', lines: [hostile, aLine()] })).split('\n');
    expect(line.slice(2)).not.toMatch(/[\\`*_{}[\]<>#~|]/);
    expect(line).toContain('［领钱］(https://evil.example)');
    expect(markdown(aMessage({ title: '# [t](u)', lines: [hostile, aLine()] }))).toMatch(/^### ＃ ［t］\(u\)\n/);
  });

  it('calls nobody in plain text', () => {
    const written = text(aMessage({ lines: [aLine({ text: '<at user_id="all">所有人</at> <@all> a < b', caseNumber: null })] }));
    expect(written).toContain('＜at user_id="all">所有人＜/at> ＜@all> a < b');
  });

  it('cannot end a link early', () => {
    const lines = [aLine({ link: 'https://a.example/?q=(1)) [x](y) <z>' }), aLine()];
    expect(markdown(aMessage({ lines }))).toContain('[查看](https://a.example/?q=%281%29%29%20[x]%28y%29%20%3Cz%3E)');
  });
});

describe('cutting', () => {
  it('keeps what fits and never cuts a character in two', () => {
    expect(cutTo('三快', { limit: 6, measure: bytesOf })).toBe('三快');
    expect(cutTo('三快系统', { limit: 9, measure: bytesOf })).toBe('三快…');
    expect(cutTo('😀😀😀', { limit: 8, measure: bytesOf })).toBe('😀…');
    expect(cutTo('abc', { limit: 0, measure: bytesOf })).toBe('…');
  });
});
