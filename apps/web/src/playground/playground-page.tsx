import { Link, useParams } from 'wouter';
import { NotFound } from '../shell/not-found.js';
import { usePageTitle } from '../shared/use-page-title.js';
import { useQueryString } from '../shared/use-query-string.js';
import { playgroundStrings } from '../strings/playground.js';
import { readPlayground, writePlayground } from './playground-address.js';
import { playgroundTabs, tabPath, type PlaygroundTab } from './playground-tabs.js';
import './playground-page.css';

export function PlaygroundPage() {
  const name = useParams()['*'] ?? '';
  const tab = playgroundTabs.find((one) => one.name === name);
  return tab ? <Tabs tab={tab} /> : <NotFound />;
}

function Tabs({ tab: { name, title, intro, Tab } }: { tab: PlaygroundTab }) {
  const address = readPlayground(useQueryString());
  const words = playgroundStrings;
  usePageTitle(words.titleOf(title));
  return (
    <div className="section playground">
      <header>
        <h1 className="page-title">{words.title}</h1>
        <p className="quiet">{words.intro}</p>
      </header>
      <nav className="tabs" aria-label={words.title}>
        {playgroundTabs.map((tab) => (
          <Link
            key={tab.name}
            className="tab"
            href={writePlayground(tabPath(tab.name), address)}
            aria-current={tab.name === name ? 'page' : undefined}
          >
            {tab.title}
          </Link>
        ))}
      </nav>
      <section className="playground-tab" aria-label={title}>
        <p className="playground-intro">{intro}</p>
        <Tab key={address.collection} />
      </section>
    </div>
  );
}
