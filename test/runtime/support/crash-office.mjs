import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import pg from 'pg';
import { FieldCipher } from '../../../dist/platform/crypto/field-cipher.js';
import { parseFieldKeys } from '../../../dist/platform/config/encryption-keys.js';
import { startEmbeddedPostgres } from '../../../dist/platform/embedded-postgres/embedded-postgres.js';
import { ChannelSecrets } from '../../../dist/notifications/delivery/channel-secrets.js';
import { atEnd } from './at-end.mjs';
import { addOffice } from './clock-rows.mjs';
import { fixedAddress } from './fixed-address.mjs';
import { start, temporaryFolder } from './program.mjs';
import { until } from './redis.mjs';

/** A server of somebody else that takes messages. `received`: the bodies it was given, and whether each got its answer. */
async function receiver(t) {
  const received = [];
  let answer = (response) => response.end();
  const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
      const { id, items } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const message = { id, events: items.map(({ eventKey }) => eventKey), answered: false };
      received.push(message);
      response.on('finish', () => (message.answered = true));
      answer(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(t, async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return {
    received,
    url: `http://127.0.0.1:${server.address().port}/hook`,
    /** Takes messages and keeps silent; the result lets it answer again. */
    holdAnswers() {
      const held = [];
      answer = (response) => held.push(response);
      return () => {
        answer = (response) => response.end();
        for (const response of held) response.end();
      };
    },
  };
}

/**
 * An office on a PostgreSQL of its own that can be stopped and started, whose lead and supervisor are told by one webhook, and as
 * many worker processes as a test starts.
 */
export async function openOffice(t, env = {}) {
  const dataDir = path.join(temporaryFolder(t), 'data');
  let server = await startDatabase(t, dataDir);
  let isUp = true;
  const address = await fixedAddress(t, () => (isUp ? Number(new URL(server.url).port) : null));
  const keys = { FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`, BLIND_INDEX_KEY: randomBytes(32).toString('base64') };
  const webhook = await receiver(t);
  let workers = 0;
  let client = null;
  const office = {
    webhook,
    people: null,
    query: async (text, values) => (await client.query(text, values)).rows,
    connect: async () => {
      client = await connect(t, server.url);
      return client;
    },
    /** One more process; its connections carry its name. */
    async startWorker() {
      const name = `worker${(workers += 1)}`;
      const url = new URL(server.url);
      url.port = String(address.port);
      url.searchParams.set('application_name', name);
      const own = { DATABASE_URL: url.href, DATA_DIR: path.join(dataDir, '..', 'worker'), NODE_ENV: 'development', TRIQUICK_ROLE: 'worker', ALLOW_PRIVATE_CHANNELS: 'on', ...keys };
      return { name, program: await start(t, { ...own, ...env }, { built: true }) };
    },
    async stopDatabase() {
      isUp = false;
      await client.end();
      await server.stop();
      address.cut();
    },
    async startDatabase() {
      server = await startDatabase(t, dataDir);
      isUp = true;
      await office.connect();
    },
    /** To be called when a worker has made the tables. */
    async moveIn() {
      await office.connect();
      office.people = await addOffice(client);
      const { leadIds, supervisorId } = office.people;
      await addWebhook(client, [...leadIds, supervisorId], webhook.url, keys.FIELD_KEYS);
    },
    get client() {
      return client;
    },
  };
  return office;
}

async function startDatabase(t, dataDir) {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: () => {} });
  let stopping = null;
  const stop = () => (stopping ??= server.stop());
  atEnd(t, stop);
  return { url: server.url, stop };
}

async function connect(t, url) {
  const client = new pg.Client({ connectionString: url });
  // The server is stopped on purpose.
  client.on('error', () => {});
  await client.connect();
  atEnd(t, () => client.end());
  return client;
}

/** A shared webhook that these people have chosen. */
export async function addWebhook(client, userIds, address, fieldKeys) {
  const id = randomUUID();
  const secrets = new ChannelSecrets(new FieldCipher(parseFieldKeys([fieldKeys]).keys));
  const stored = secrets.encrypt(id, { address, secret: 'a-secret-of-this-test' });
  await client.query(
    `INSERT INTO channels (id, kind, name, region_code, address, secret, state, created_at, version) VALUES ($1, 'webhook', '测试', '640300', $2, $3, 'active', now(), 1)`,
    [id, stored.address, stored.secret],
  );
  await client.query('INSERT INTO notification_settings (user_id, channel_ids) SELECT unnest($1::uuid[]), ARRAY[$2::uuid]', [userIds, id]);
}

/** A killed worker may have been sending something beside: that is given up when its lease ends, after half a minute. */
const PATIENCE_MS = 120_000;

/**
 * Waits until every clock of the office has nothing left to do, and every delivery has come to an end: taken, or in the failed list.
 */
export function settled(office, after, patienceMs = PATIENCE_MS) {
  return until(`rest after ${after}`, async () => {
    const [{ busy }] = await office.query(
      `SELECT (SELECT count(*) FROM deadlines WHERE state = 'running' AND next_step_at <= now())
            + (SELECT count(*) FROM deliveries WHERE state IN ('waiting', 'sending')) > 0 AS busy`,
    );
    return !busy;
  }, patienceMs);
}

/** What is wrong with how often things happened: nothing, after whatever happened. */
export async function doubledOrLost(office, { steps }) {
  const [counts] = await office.query(
    `SELECT (SELECT count(*)::int FROM escalation_steps) AS taken, (SELECT count(DISTINCT deadline_id)::int FROM escalation_steps) AS clocks,
            (SELECT count(*)::int FROM notifications WHERE event_key LIKE 'deadline:%') AS told,
            (SELECT count(*)::int FROM escalation_steps s, unnest(s.recipient_ids)) AS noted,
            (SELECT count(*)::int FROM deadline_faults) AS faults`,
  );
  const deliveries = await office.query(`SELECT d.state, d.code, n.event_key AS event FROM deliveries d JOIN notifications n ON n.id = d.notification_id`);
  const arrivals = new Map();
  for (const { events } of office.webhook.received) for (const event of events) arrivals.set(event, (arrivals.get(event) ?? 0) + 1);
  return [
    ...(counts.taken === steps && counts.clocks === steps ? [] : [`${counts.taken} steps of ${counts.clocks} clocks instead of ${steps}`]),
    ...(counts.told === counts.noted ? [] : [`${counts.told} notifications, ${counts.noted} noted`]),
    ...(counts.faults === 0 ? [] : [`${counts.faults} clocks at fault`]),
    ...deliveries.filter(({ state }) => !['accepted', 'failed'].includes(state)).map(({ state, event }) => `${event} is ${state}`),
    ...deliveries.filter(({ state, event }) => state === 'accepted' && arrivals.get(event) !== 1).map(({ event }) => `${event} was accepted and arrived ${arrivals.get(event) ?? 0} times`),
    ...deliveries.filter(({ event }) => (arrivals.get(event) ?? 0) > 1).map(({ event }) => `${event} arrived ${arrivals.get(event)} times`),
  ];
}
