import { readFile } from 'node:fs/promises';
import { drawMermaid } from '../platform/machine/transition-table.js';
import { requestMachine } from '../requests/domain/request-transitions.js';
import { statesDocument } from './states-document.js';

describe('the drawing of the states', () => {
  it('stands in docs as the tables draw it', async () => {
    const written = await readFile(new URL('../../docs/states.md', import.meta.url), 'utf8');
    expect(written).toBe(statesDocument());
  });

  it('draws a table as Mermaid', () =>
    expect(drawMermaid(requestMachine)).toBe(
      [
        'stateDiagram-v2',
        '  direction LR',
        '  state "待审批<br/>open" as open',
        '  state "已同意<br/>granted" as granted',
        '  state "未同意<br/>refused" as refused',
        '  state "已撤回<br/>withdrawn" as withdrawn',
        '  [*] --> open',
        '  open --> granted: 同意 GRANT',
        '  open --> refused: 不同意 REFUSE',
        '  open --> withdrawn: 撤回 WITHDRAW',
        '  granted --> [*]',
        '  refused --> [*]',
        '  withdrawn --> [*]',
      ].join('\n'),
    ));
});
