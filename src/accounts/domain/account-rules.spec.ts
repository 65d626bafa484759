import { roles } from '../../auth/roles.js';
import { type AccountRights, accountFaults, accountEventTypes, isPossible, raisesRights, stateAfter } from './account-rules.js';

const account = (changes: Partial<AccountRights> = {}): AccountRights => ({
  role: 'taskForce', regionCode: '640300', departmentId: null, isRegionLeader: false, isDepartmentHead: false, isDutyOfficer: false, ...changes,
});

describe('what fits together in an account', () => {
  it.each<[Partial<AccountRights>, string[]]>([
    [{}, []],
    [{ role: 'liaison', departmentId: 'd', isDepartmentHead: true }, []],
    [{ role: 'supervisor', isRegionLeader: true, isDutyOfficer: true }, []],
    [{ isDutyOfficer: true }, []],
    [{ role: 'liaison' }, ['departmentNeeded']],
    [{ role: 'auditor', departmentId: 'd' }, ['departmentOnlyForLiaisons']],
    [{ role: 'administrator', isDutyOfficer: true }, ['dutyOfficerIsOnTheDesk']],
    [{ role: 'liaison', departmentId: 'd', isDutyOfficer: true }, ['dutyOfficerIsOnTheDesk']],
    [{ departmentId: 'd', isRegionLeader: true, isDepartmentHead: true }, ['departmentOnlyForLiaisons', 'regionLeaderIsSupervisor', 'departmentHeadIsLiaison']],
  ])('%j', (changes, codes) => {
    expect(accountFaults(account(changes)).map(({ code }) => code)).toEqual(codes);
  });
});

describe('what raises rights', () => {
  const supervisor = account({ role: 'supervisor' });

  it.each<[string, AccountRights, AccountRights, boolean]>([
    ['a supervisor made of a task-force user', account(), supervisor, true],
    ['an administrator made of a supervisor', supervisor, account({ role: 'administrator' }), true],
    ['a wider region', supervisor, account({ role: 'supervisor', regionCode: '640000' }), true],
    ['another region', supervisor, account({ role: 'supervisor', regionCode: '640100' }), true],
    ['a narrower region', supervisor, account({ role: 'supervisor', regionCode: '640302' }), false],
    ['the leadership of the region', supervisor, account({ role: 'supervisor', isRegionLeader: true }), true],
    ['duty', supervisor, account({ role: 'supervisor', isDutyOfficer: true }), false],
    ['a task-force user made of a supervisor', supervisor, account(), false],
    ['a task-force user of another region', account(), account({ regionCode: '640100' }), false],
  ])('%s', (_, before, after, raises) => {
    expect(raisesRights(before, after)).toBe(raises);
  });
});

describe('events', () => {
  it('let one administrator alone neither bring back nor take over an account that two have to make', () => {
    for (const role of roles) {
      const two = role === 'supervisor' || role === 'administrator';
      expect(stateAfter('ENABLE', { role, state: 'disabled' })).toBe(two ? 'pending' : 'active');
      expect(stateAfter('RESET_PASSWORD', { role, state: 'active' })).toBe(two ? 'pending' : 'active');
      expect(stateAfter('APPROVE', { role, state: 'pending' })).toBe('active');
      expect(stateAfter('DISABLE', { role, state: 'active' })).toBe('disabled');
    }
  });

  it('are possible where they mean something', () => {
    const possible = (state: 'pending' | 'active' | 'disabled') => accountEventTypes.filter((type) => isPossible(type, state));
    expect(possible('pending')).toEqual(['APPROVE', 'DISABLE', 'RESET_PASSWORD', 'UNLOCK']);
    expect(possible('active')).toEqual(['DISABLE', 'RESET_PASSWORD', 'UNLOCK']);
    expect(possible('disabled')).toEqual(['ENABLE', 'UNLOCK']);
  });
});
