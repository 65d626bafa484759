import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../audit/audit-trail.js';
import { hashPassword } from '../auth/passwords.js';
import type { Config } from '../platform/config/config.js';
import { createDataSource } from '../data-source.js';
import { migrate } from '../platform/database/migrate.js';
import { StartError } from '../platform/config/start-error.js';
import { createProgram } from '../program.js';
import { createDemoAccounts, DEMO_ACCOUNTS } from './demo-accounts.js';
import { DemoCase } from './demo-cases.js';
import { DemoDesk } from './demo-desk.js';
import { TravelClock } from './travel-clock.js';

export interface DemoAccess {
  password: string;
  accounts: readonly { username: string; name: string; role: string }[];
}

/**
 * Fills an empty database with accounts and cases in every state, dated so that it is always "now"; leaves any other database as
 * it is. The password is DEMO_PASSWORD, else one made up once and kept in the data folder.
 * @returns how to sign in, or null when this database holds no demo accounts
 */
export async function prepareDemo(config: Config, databaseUrl: string, say: (line: string) => void): Promise<DemoAccess | null> {
  const dataSource = await createDataSource(databaseUrl, { poolSize: 2 }).initialize();
  try {
    await migrate(dataSource);
    const state = await stateOf(dataSource);
    if (state === 'real') return null;
    const { password, isNew } = await demoPassword(config);
    if (state !== 'demo') {
      say('Making the demo data (once) …');
      if (state === 'halfMade') await startOver(config, dataSource);
      await fill(config, databaseUrl, password);
    } else if (isNew) {
      await dataSource.query(`UPDATE users SET password_hash = $1 WHERE username = ANY($2)`, [await hashPassword(password), DEMO_ACCOUNTS.map(({ username }) => username)]);
    }
    return { password, accounts: await accountsOf(dataSource) };
  } finally {
    await dataSource.destroy();
  }
}

/** Data made before an account was added here does not have it. */
async function accountsOf(dataSource: DataSource): Promise<readonly (typeof DEMO_ACCOUNTS)[number][]> {
  const rows = await dataSource.query<{ username: string }[]>(`SELECT username FROM users WHERE username = ANY($1)`, [DEMO_ACCOUNTS.map(({ username }) => username)]);
  return DEMO_ACCOUNTS.filter(({ username }) => rows.some((row) => row.username === username));
}

/** `halfMade`: the program was ended while it made the data, and so before anybody could use it. */
async function stateOf(dataSource: DataSource): Promise<'empty' | 'halfMade' | 'demo' | 'real'> {
  const [found] = await dataSource.query<[{ users: boolean; begun: boolean; finished: boolean }]>(
    `SELECT EXISTS (SELECT 1 FROM users) AS users,
            EXISTS (SELECT 1 FROM audit_entries WHERE chain = 'system' AND action = 'demo.accountsCreated') AS begun,
            EXISTS (SELECT 1 FROM audit_entries WHERE chain = 'system' AND action = 'demo.completed') AS finished`,
  );
  if (!found.users) return 'empty';
  if (!found.begun) return 'real';
  return found.finished ? 'demo' : 'halfMade';
}

async function startOver(config: Config, dataSource: DataSource): Promise<void> {
  if (!config.database.embedded) throw new StartError('The demo data in this database was not finished. Give the program an empty database, or set DEMO=off.');
  // TypeORM's own dropDatabase leaves the functions that migrations made.
  await dataSource.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await migrate(dataSource);
}

/** Runs the program once under a clock that travels through the past weeks, without workers and without listening. */
async function fill(config: Config, databaseUrl: string, password: string): Promise<void> {
  const clock = new TravelClock(new Date());
  const quiet: Config = { ...config, role: 'api', logLevel: 'error', http: { ...config.http, apiDocs: false, loginRatePerMinute: 100_000, requestsPerSecond: 100_000 } };
  const program = await createProgram(quiet, databaseUrl, clock);
  try {
    const passwordHash = await hashPassword(password);
    const ids = await program.app.get(DataSource).transaction((m) => createDemoAccounts(m, program.app.get(AuditTrail), passwordHash, clock.to(-70)));
    const desk = new DemoDesk(program.app, password, () => clock.now());
    await makeCases((seed) => new DemoCase(desk, clock, ids, seed), clock);
    await program.app.get(DataSource).transaction((m) => program.app.get(AuditTrail).append(m, { chain: SYSTEM_CHAIN, at: new Date(), actorId: null, action: 'demo.completed' }));
  } finally {
    await program.close();
  }
}

async function demoPassword(config: Config): Promise<{ password: string; isNew: boolean }> {
  const file = path.join(config.dataDir, 'demo-password');
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  const password = config.demo.password ?? kept ?? `Demo-${randomBytes(9).toString('base64url')}`;
  if (password !== kept) await writeFile(file, password, { mode: 0o600 });
  return { password, isNew: password !== kept };
}

async function makeCases(begin: (seed: number) => DemoCase, clock: TravelClock): Promise<void> {
  const gas = (employer: string, workers: number, regionCode = '640302'): { employer: string; workers: number; regionCode: string; summary: string } =>
    ({ employer, workers, regionCode, summary: `职工来电反映${employer}拖欠工资，约 ${workers} 人，社会保险也有欠缴。` });

  const closed = await (await (await (await begin(1).reported(-65, gas('青峡纺织有限公司', 12, '640381'))).accepted(-65)).investigated(-63, 8)).verified(-60);
  await (await (await (await closed.referred(-59)).planned(-57, -50, [-45, -20])).paid(-50, 'wages', 1)).paid(-44, 'socialInsurance', 2);
  await (await closed.followedUp(-40)).fire('supervisor', 'CLOSE', { summary: '工资和社会保险全部到位，职工满意。' });

  const supervising = await (await (await (await begin(2).reported(-40, gas('利通燃气有限公司', 59))).accepted(-40)).investigated(-38, 59)).verified(-35);
  await (await (await (await supervising.referred(-34)).planned(-32, -20, [-10, 20, 50, 80, 110, 140])).paid(-20, 'wages', 1)).asked('lead', -2, { type: 'suspension', reason: '企业重组方案表决期间，拟中止办理三十日' });

  await (await (await (await (await begin(3).reported(-12, gas('红寺堡建材有限公司', 24, '640303'))).accepted(-12)).investigated(-10, 16)).verified(-7)).referred(-2, false);
  await (await (await begin(4).reported(-6, gas('盐池羊绒制品有限公司', 34, '640323'))).accepted(-6)).investigated(-4, 20);
  await (await begin(5).reported(-1, { ...gas('同心清真食品有限公司', 45, '640324'), escalators: ['stoppage'] })).accepted(-1);
  await begin(6).reported(0, { ...gas('吴忠物流有限公司', 7), channel: 'visit' });

  const rejected = await begin(7).reported(-30, gas('异地装饰工程部', 3));
  await rejected.fire('supervisor', 'REJECT', { reason: 'otherRegion', explanation: '用工地在外市，已电话说明。', forwardedTo: '银川市总工会', reporterToldAt: clock.now().toISOString() });
  const withdrawn = await (await begin(8).reported(-25, gas('朝阳餐饮管理部', 2))).accepted(-25);
  await withdrawn.fire('lead', 'WITHDRAW', { reason: '双方自行和解', requestedAt: clock.now().toISOString() });
  const first = await begin(9).reported(-3, gas('金积机械制造有限公司', 18));
  const again = await begin(10).reported(-2, gas('金积机械制造有限公司', 5));
  await again.fire('supervisor', 'MERGE', { intoCaseId: first.id });
  const transferred = await (await (await (await begin(11).reported(-28, gas('太阳山化工有限公司', 15))).accepted(-28)).investigated(-26, 9)).verified(-22);
  await transferred.refusedMediation(-20);
}
