import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, type Language, languages, setLanguage } from './language';

export { type Language, language, languages, type Text } from './language';

const KEY = 'triquick.language';

/** Every `messages` folder is a namespace named after the folder it lies in; a page loads those it uses, in the language shown. */
const files = import.meta.glob<{ default: Record<string, string> }>(['../*/messages/*.json', '../features/*/messages/*.json']);
const places = new Map(Object.keys(files).flatMap((path) => {
  const [, namespace, language] = /([\w-]+)\/messages\/(zh-CN|en)\.json$/.exec(path) ?? [];
  return namespace === undefined || language === undefined ? [] : [[`${language}/${namespace}`, path] as const];
}));

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[places.get(`${language}/${namespace}`) ?? ''];
    if (!load) return done(new Error(`There are no messages ${language}/${namespace}`), null);
    load().then((file) => done(null, file.default), (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null));
  },
};

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  if (isLanguage(kept)) return kept;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

/** Loads what every page needs; resolves when texts can be shown. */
export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    if (isLanguage(language)) setLanguage(language);
    document.documentElement.lang = language;
  });
  await i18next.use(backend).use(initReactI18next).init({
    lng: firstLanguage(), fallbackLng: false, supportedLngs: [...languages], load: 'currentOnly', ns: ['routes', 'ui'], defaultNS: 'routes',
    keySeparator: false, interpolation: { escapeValue: false, prefix: '{', suffix: '}' }, returnNull: false,
  });
}

export async function chooseLanguage(next: Language): Promise<void> {
  localStorage.setItem(KEY, next);
  await i18next.changeLanguage(next);
}
