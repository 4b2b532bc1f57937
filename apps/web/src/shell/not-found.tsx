import { Link } from 'wouter';
import { usePageTitle } from '../shared/use-page-title.js';
import { shellStrings } from '../strings/shell.js';

export function NotFound() {
  usePageTitle(shellStrings.notFound);
  return (
    <section className="section">
      <h1>{shellStrings.notFound}</h1>
      <p>{shellStrings.notFoundAdvice}</p>
      <p>
        <Link className="button" href="/">
          {shellStrings.goToSearch}
        </Link>
      </p>
    </section>
  );
}
