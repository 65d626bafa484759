/** By which the program's configuration is injected. */
export const CONFIG = Symbol('config');
