import { StartError } from './start-error.js';

/** Says why the program cannot listen on its address, for the reasons an operator can do something about; `null` for others. */
export function describeListenError(error: unknown, { host, port }: { host: string; port: number }): StartError | null {
  switch ((error as NodeJS.ErrnoException | null)?.code) {
    case 'EADDRINUSE':
      return new StartError(`Port ${port} on ${host} is already taken: stop what listens there, or start with another PORT, for example PORT=${port + 1}.`);
    case 'EACCES':
      return new StartError(`This account may not listen on port ${port}: use a PORT from 1024 on.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`${host} is not an address of this machine: set HOST to one that is, for example 127.0.0.1 or 0.0.0.0.`);
    default:
      return null;
  }
}
