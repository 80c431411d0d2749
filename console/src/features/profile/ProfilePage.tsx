import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api/queries';
import { PageHead } from '@/shared/ui/PageHead';
import sheet from '@/shared/ui/sheet.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import { OwnPassword } from './OwnPassword';
import { OwnPreferences } from './OwnPreferences';
import { OwnTokens } from './OwnTokens';

/** Who I am here, and how I want to see and reach Firstline. */
export function ProfilePage() {
  const { t } = useTranslation();
  const me = useMe();
  useTitle(t('profile.title'));
  const facts = [
    [t('people.name'), me.name],
    [t('people.login'), me.login],
    [t('people.email'), me.email ?? '—'],
  ];
  return (
    <>
      <PageHead title={t('profile.title')} />
      <main className={sheet.page}>
        <div className={sheet.form}>
          <section aria-labelledby="me">
            <h2 id="me">{t('profile.me')}</h2>
            <dl className={sheet.facts}>
              {facts.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            <p className={sheet.dim}>{t('profile.meHint')}</p>
          </section>
          <OwnPreferences />
          {me.hasPassword && <OwnPassword />}
          <OwnTokens />
        </div>
      </main>
    </>
  );
}
