import { useTranslation } from 'react-i18next';
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Language } from '@/shared/api/schemas';
import { setLanguage } from '@/shared/i18n/i18n';
import { useTitle } from '@/shared/ui/useTitle';
import classes from './Door.module.css';

const other: Record<Language, Language> = { en: 'ru', ru: 'en' };

/** The page before the frame: one card, and the other language one click away. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  useTitle(title);
  const to = other[i18n.language as Language];
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <svg viewBox="0 0 32 32" width="36" height="36" aria-hidden="true">
          <rect width="32" height="32" rx="8" fill="#4f5bd5" />
          <path d="M11 9h11v3.4h-7.2v2.9h6.2v3.3h-6.2V24H11z" fill="#fff" />
        </svg>
        <h1 className={classes.title}>{title}</h1>
        {children}
      </div>
      <Anchor
        component="button"
        size="sm"
        c="dimmed"
        lang={to}
        onClick={() => void setLanguage(to)}
      >
        {t(`account.${to}`)}
      </Anchor>
    </main>
  );
}
