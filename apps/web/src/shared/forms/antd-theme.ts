import { type ThemeConfig, theme } from 'antd';

/** Our tokens, as the page has them now, under the names Ant Design knows them by; see tokens.css. */
export function antdTheme(dark: boolean): ThemeConfig {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    cssVar: { key: 'tenglong' },
    hashed: false,
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: token('--primary'),
      colorLink: token('--primary'),
      colorBgBase: token('--paper'),
      colorBgContainer: token('--sheet'),
      colorBgElevated: token('--sheet'),
      colorText: token('--ink'),
      colorTextSecondary: token('--ink-2'),
      colorTextTertiary: token('--ink-3'),
      colorTextPlaceholder: token('--ink-3'),
      colorBorder: token('--rule'),
      controlItemBgHover: token('--hover'),
      controlItemBgActive: token('--chosen'),
      fontFamily: token('--sans'),
      fontSize: 14,
      borderRadius: 2,
      borderRadiusLG: 2,
      borderRadiusSM: 2,
      controlHeight: 32,
      boxShadowSecondary: token('--shadow'),
      motionDurationMid: token('--motion'),
    },
  };
}
