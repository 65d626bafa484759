import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { ConfigError } from './config.error.js';
import { explainStartFailure } from './start-failure.js';

const listening = { host: '127.0.0.1', port: 3000 };

async function listenError(port: number, host: string): Promise<unknown> {
  const server = net.createServer().listen(port, host);
  const [error] = (await once(server, 'error')) as [unknown];
  return error;
}

describe('explainStartFailure', () => {
  it('gives the message of an error that is meant for a person', () => {
    const error = new ConfigError([{ variable: 'PORT', problem: 'is wrong', remedy: 'write a number' }]);
    expect(explainStartFailure(error, listening)).toBe('There is 1 mistake in the configuration:\n  PORT: is wrong; write a number');
  });

  it('names a port that is taken', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const error = await listenError(port, '127.0.0.1');
    other.close();
    expect(explainStartFailure(error, { host: '127.0.0.1', port })).toBe(
      `Port ${port} on 127.0.0.1 is already in use: stop what listens there, or choose another, for example PORT=${port + 1} npm start`,
    );
  });

  it('names an address that is not of this machine', async () => {
    const error = await listenError(0, '192.0.2.1');
    expect(explainStartFailure(error, { host: '192.0.2.1', port: 0 })).toMatch(/^192\.0\.2\.1 is not an address of this machine/);
  });

  it('says that the database does not answer, without its password', async () => {
    const client = new pg.Client({ connectionString: 'postgres://triquick:hunter2@127.0.0.1:1/x' });
    const error: unknown = await client.connect().catch((reason: unknown) => reason);
    const text = explainStartFailure(error, listening);
    expect(text).toMatch(/^The database does not answer \(ECONNREFUSED\): check that PostgreSQL runs/);
    expect(text).not.toContain('hunter2');
  });

  it('says why the database turns the program away', () => {
    const error = Object.assign(new Error('password authentication failed for user "x"'), { code: '28P01' });
    expect(explainStartFailure(error, listening)).toMatch(/^The database refuses the password: /);
  });

  it('shows the stack of our own faults', () => {
    expect(explainStartFailure(new TypeError('x is not a function'), listening)).toMatch(/^TypeError: x is not a function\n\s+at /);
    expect(explainStartFailure('text', listening)).toBe('text');
    expect(explainStartFailure(null, listening)).toBe('null');
  });
});
