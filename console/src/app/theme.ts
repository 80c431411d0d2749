import { createTheme, type MantineColorsTuple } from '@mantine/core';

const indigo: MantineColorsTuple = [
  '#eff0fd',
  '#e0e3fb',
  '#c3c9f6',
  '#a3acf0',
  '#8591ea',
  '#6b78e1',
  '#4f5bd5',
  '#444fbd',
  '#3a44a0',
  '#313a84',
];

const gray: MantineColorsTuple = [
  '#f8f8fa',
  '#f2f3f5',
  '#e9eaee',
  '#dddfe5',
  '#c9ccd4',
  '#a6abb6',
  '#7b8190',
  '#5c6270',
  '#363a44',
  '#16181d',
];

const dark: MantineColorsTuple = [
  '#e6e7eb',
  '#c3c6ce',
  '#9a9fab',
  '#7c8290',
  '#33363f',
  '#2a2d35',
  '#1f2127',
  '#16171b',
  '#111215',
  '#0b0c0e',
];

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: 6,
  colors: { indigo, gray, dark },
  black: '#16181d',
  fontFamily: "'Inter Variable', -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '22px' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  radius: { xs: '4px', sm: '6px', md: '7px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  shadows: {
    xs: 'none',
    sm: 'none',
    md: '0 6px 20px rgb(10 12 20 / 10%)',
    lg: '0 8px 28px rgb(10 12 20 / 12%)',
    xl: '0 16px 48px rgb(10 12 20 / 18%)',
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  // Plain objects: naming the components here would load them with the first page.
  components: {
    Button: { defaultProps: { size: 'sm' } },
    // Locking the scroll would write a style element, which a strict policy refuses; the page does not scroll.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        padding: 20,
        overlayProps: { backgroundOpacity: 0.35 },
      },
    },
    Menu: { defaultProps: { shadow: 'md', width: 220, position: 'bottom-end' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
  },
});
