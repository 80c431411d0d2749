import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { speak } from '../api/client';
import type { Language } from '../api/schemas';

const STORED = 'firstline.language';

const catalogues = {
  en: () => import('./en.json'),
  ru: () => import('./ru.json'),
};

function stored(): Language | undefined {
  const value = localStorage.getItem(STORED);
  return value === 'en' || value === 'ru' ? value : undefined;
}

/** The language to begin with: chosen here before, else the browser's, else English. */
export function firstLanguage(): Language {
  return stored() ?? (navigator.language.startsWith('ru') ? 'ru' : 'en');
}

export async function setLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { default: texts } = await catalogues[language]();
    i18next.addResourceBundle(language, 'translation', texts);
  }
  await i18next.changeLanguage(language);
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  speak(language);
}

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await setLanguage(firstLanguage());
}
