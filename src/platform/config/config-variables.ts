/** Every environment variable the program reads. `.env.example` documents the same names; a test compares the two. */
export const CONFIG_VARIABLES = [
  'NODE_ENV',
  'TRIQUICK_ROLE',
  'HOST',
  'PORT',
  'PUBLIC_ORIGIN',
  'TRUST_PROXY',
  'COOKIE_SECURE',
  'API_DOCS',
  'LOGIN_RATE_PER_MINUTE',
  'REQUESTS_PER_SECOND',
  'DATA_DIR',
  'DATABASE_URL',
  'POOL_SIZE',
  'REDIS_URL',
  'FIELD_KEYS',
  'BLIND_INDEX_KEY',
  'AUDIT_ROOT_FILE',
  'METRICS_TOKEN',
  'LOG_LEVEL',
  'OFFICE_ZONE',
  'OFFICE_OPENS',
  'OFFICE_CLOSES',
  'DEMO',
  'DEMO_PASSWORD',
] as const;

export type ConfigVariable = (typeof CONFIG_VARIABLES)[number];
