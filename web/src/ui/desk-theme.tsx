import { ConfigProvider, theme as antdTheme, type ThemeConfig } from 'antd';
import type { Locale } from 'antd/es/locale';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, use, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@/lib/i18n';
import { type Theme, useTheme } from '@/lib/theme';
import { colours, fontFamily } from '@/lib/tokens';

const LOCALES: Readonly<Record<Language, () => Promise<Locale>>> = {
  'zh-CN': async () => (await import('antd/es/locale/zh_CN')).default,
  en: async () => (await import('antd/es/locale/en_US')).default,
};
const loaded = new Map<Language, Promise<Locale>>();

function localeOf(language: Language): Promise<Locale> {
  const known = loaded.get(language) ?? LOCALES[language]();
  loaded.set(language, known);
  return known;
}

/** Ant Design in our colours, sizes and language; everything behind the sign-in stands inside it. */
export function DeskTheme({ children }: { children: ReactNode }): React.JSX.Element {
  const { i18n } = useTranslation('ui');
  const theme = useTheme();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN';
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  const config = useMemo(() => themeOf(theme), [theme]);
  return (
    <ConfigProvider locale={use(localeOf(language))} theme={config} button={{ autoInsertSpace: false }} form={{ requiredMark: true }}>
      {children}
    </ConfigProvider>
  );
}

function themeOf(theme: Theme): ThemeConfig {
  const c = colours[theme];
  const reducesMotion = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    algorithm: theme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: c.primary, colorLink: c.link, colorInfo: c.primary, colorSuccess: c.success, colorWarning: c.warning, colorError: c.danger,
      // Ant Design's own tints of these dark seeds are too dark to read links on.
      colorSuccessBg: c.successSurface, colorWarningBg: c.warningSurface, colorErrorBg: c.dangerSurface,
      colorBgLayout: c.page, colorBgContainer: c.surface, colorBgElevated: c.raised, colorBorder: c.border, colorBorderSecondary: c.border,
      colorText: c.text, colorTextSecondary: c.muted, colorTextTertiary: c.muted, colorTextDescription: c.muted, colorTextPlaceholder: c.muted,
      borderRadius: 8, fontSize: 14, fontFamily, motionDurationFast: '0.08s', motionDurationMid: '0.12s', motionDurationSlow: '0.15s', motion: !reducesMotion,
    },
    // The tint of a primary button that is pointed at is too light for its white letters.
    components: { Button: { colorPrimaryHover: c.primary, defaultHoverColor: c.link, defaultActiveColor: c.link }, Table: { cellPaddingBlock: 8, headerBg: c.page } },
  };
}
