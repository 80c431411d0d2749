import { useTranslation } from 'react-i18next';

const UNITS = ['b', 'kb', 'mb'] as const;

/** A size in the reader's words. */
export function useFileSize() {
  const { t, i18n } = useTranslation();
  return (bytes: number): string => {
    const step = Math.min(
      UNITS.length - 1,
      Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)),
    );
    const value = bytes / 1024 ** step;
    const digits = step > 0 && value < 10 ? 1 : 0;
    const words = value.toLocaleString(i18n.language, { maximumFractionDigits: digits });
    return t(`files.size.${UNITS[step] ?? 'b'}`, { value: words });
  };
}
