import { useSyncExternalStore } from 'react';
import { colours } from './tokens';

/** What a person chose; `system` follows the device. */
export type ThemeChoice = 'system' | 'light' | 'dark';
export type Theme = 'light' | 'dark';

const KEY = 'triquick.theme';
const deviceIsDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let choice: ThemeChoice = readChoice();

function readChoice(): ThemeChoice {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

const current = (): Theme => (choice === 'system' ? (deviceIsDark.matches ? 'dark' : 'light') : choice);

function apply(): void {
  const theme = current();
  const root = document.documentElement;
  root.dataset['theme'] = theme;
  root.style.colorScheme = theme;
  for (const [name, value] of Object.entries(colours[theme])) root.style.setProperty(`--${name}`, value);
  listeners.forEach((tell) => tell());
}

/** Puts the colours in place before anything is drawn, and again whenever the device changes its mind. */
export function startTheme(): void {
  deviceIsDark.addEventListener('change', apply);
  apply();
}

export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  if (next === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, next);
  apply();
}

const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useTheme = (): Theme => useSyncExternalStore(subscribe, current);
export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, () => choice);
