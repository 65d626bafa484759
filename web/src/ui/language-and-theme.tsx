import { useTranslation } from 'react-i18next';
import { chooseLanguage, language } from '@/lib/i18n';
import { chooseTheme, type ThemeChoice, useThemeChoice } from '@/lib/theme';
import styles from './language-and-theme.module.css';

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark'];
const SIGNS: Readonly<Record<ThemeChoice, string>> = { system: '◐', light: '○', dark: '●' };

/** Two small buttons: the other language, and the next of system, light and dark. */
export function LanguageAndTheme(): React.JSX.Element {
  const { t } = useTranslation('ui');
  const choice = useThemeChoice();
  const next = THEMES[(THEMES.indexOf(choice) + 1) % THEMES.length] ?? 'system';
  const other = language() === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <div className={styles['both']}>
      <button type="button" lang={other} className={styles['button']} onClick={() => void chooseLanguage(other)} data-testid="language">
        {other === 'en' ? 'English' : '中文'}
      </button>
      <button type="button" className={styles['button']} onClick={() => chooseTheme(next)} aria-label={t('theme.switch', { now: t(`theme.${choice}`), next: t(`theme.${next}`) })} title={t(`theme.${choice}`)} data-testid="theme">
        <span aria-hidden="true">{SIGNS[choice]}</span>
      </button>
    </div>
  );
}
