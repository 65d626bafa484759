import { type EmployerIdentity, isSameEmployer } from './employer-key.js';

const employer = (employerKey: string, employerUscc: string | null = null): EmployerIdentity => ({ employerKey, employerUscc });

describe('the same employer', () => {
  it.each<[string, EmployerIdentity, EmployerIdentity, boolean]>([
    ['one name', employer('燃气公司'), employer('燃气公司'), true],
    ['two names', employer('燃气公司'), employer('燃气分公司'), false],
    ['two names, one code', employer('燃气公司', '91640300A'), employer('燃气股份', '91640300A'), true],
    ['one name, two codes', employer('燃气公司', '91640300A'), employer('燃气公司', '91640300B'), false],
    ['one name, one code known', employer('燃气公司', '91640300A'), employer('燃气公司'), true],
    ['two names, one code known', employer('燃气公司', '91640300A'), employer('燃气股份'), false],
  ])('%s', (_, a, b, same) => {
    expect([isSameEmployer(a, b), isSameEmployer(b, a)]).toEqual([same, same]);
  });
});
