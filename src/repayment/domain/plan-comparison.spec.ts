import { type ComparedInstalment, compareInstalments, compareKinds } from './plan-comparison.js';

let no = 0;
const one = (kind: ComparedInstalment['kind'], dueOn: string, promisedFen: number): ComparedInstalment => ({ id: `i${(no += 1)}`, no, kind, dueOn, promisedFen });
const show = (before: readonly ComparedInstalment[], after: readonly ComparedInstalment[]): string[] =>
  compareInstalments(before, after).map(({ change, kind, before: was, after: becomes }) => `${change} ${kind} ${was ? `${was.dueOn} ${was.promisedFen}` : '-'} > ${becomes ? `${becomes.dueOn} ${becomes.promisedFen}` : '-'}`);

describe('two revisions side by side', () => {
  it('know what was settled, kept, moved, changed, dropped and added', () => {
    const before = [one('wages', '2025-01-05', 0), one('wages', '2025-02-05', 100), one('wages', '2025-03-05', 200), one('wages', '2025-04-05', 300), one('wages', '2025-05-05', 400)];
    const after = [one('wages', '2025-02-05', 100), one('wages', '2025-03-05', 250), one('wages', '2025-06-05', 300), one('wages', '2025-07-05', 350)];
    expect(show(before, after)).toEqual([
      'settled wages 2025-01-05 0 > -', 'kept wages 2025-02-05 100 > 2025-02-05 100', 'changed wages 2025-03-05 200 > 2025-03-05 250', 'dropped wages 2025-05-05 400 > -',
      'moved wages 2025-04-05 300 > 2025-06-05 300', 'added wages - > 2025-07-05 350',
    ]);
  });

  it('pair one with one: equal parts are moved in their order', () => {
    const before = ['01', '02', '03'].map((month) => one('pension', `2025-${month}-15`, 50));
    const after = ['02', '03', '04'].map((month) => one('pension', `2025-${month}-15`, 50));
    expect(show(before, after)).toEqual(['kept pension 2025-02-15 50 > 2025-02-15 50', 'kept pension 2025-03-15 50 > 2025-03-15 50', 'moved pension 2025-01-15 50 > 2025-04-15 50']);
  });

  it('never take one kind for another, and sum each as it was signed', () => {
    const before = [one('pension', '2025-02-15', 60), one('medical', '2025-02-15', 40)];
    const after = [one('socialInsurance', '2025-02-15', 100)];
    expect(show(before, after)).toEqual(['dropped pension 2025-02-15 60 > -', 'dropped medical 2025-02-15 40 > -', 'added socialInsurance - > 2025-02-15 100']);
    expect(compareKinds(before, after)).toEqual([
      { kind: 'pension', beforeFen: 60, afterFen: 0, differenceFen: -60 }, { kind: 'medical', beforeFen: 40, afterFen: 0, differenceFen: -40 },
      { kind: 'socialInsurance', beforeFen: 0, afterFen: 100, differenceFen: 100 },
    ]);
  });
});
