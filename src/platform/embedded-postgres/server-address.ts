/** The connection string of a role and a database on the embedded server. */
export const serverAddress = (role: string, password: string, port: number, database: string): string =>
  `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
