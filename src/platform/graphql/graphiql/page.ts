import type { GraphiqlSettings } from './settings.js';

/** A file of the page. */
export interface PageFile {
  readonly type: string;
  readonly content: string;
}

/**
 * Lets the page load what this server serves and nothing from anywhere else. The editor writes its own style elements
 * and fonts, hence `unsafe-inline` for styles (not for scripts) and `data:`.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page itself. Every script is a file: an inline one would need a hole in the policy. */
export const page: PageFile = {
  type: 'text/html; charset=utf-8',
  content: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Rejoin: GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/graphiql/graphiql.css">
<style>html, body, #root { height: 100%; margin: 0 }</style>
<script defer src="/graphiql/workers.js"></script>
<script defer src="/graphiql/graphiql.js"></script>
<script defer src="/graphiql/start.js"></script>
</head>
<body>
<noscript>GraphiQL needs JavaScript.</noscript>
<div id="root"></div>
</body>
</html>
`,
};

/** The files that the page loads, by name; read from the package when first asked for. */
export async function pageFiles(settings: GraphiqlSettings): Promise<ReadonlyMap<string, PageFile>> {
  const { css, js, editorWorkerService, jsonWorker, graphqlWorker } = await import('@graphql-yoga/render-graphiql/graphiql');
  const options = {
    endpoint: '/graphql',
    title: 'Rejoin',
    logo: '',
    defaultQuery: settings.defaultQuery,
    headers: '{\n  "Authorization": "Bearer PUT-A-TOKEN-HERE"\n}',
    // A token is not left behind in the browser's storage.
    shouldPersistHeaders: false,
  };
  return new Map([
    ['graphiql.css', style(css)],
    ['graphiql.js', script(js)],
    ['workers.js', script(`self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => '/graphiql/' + label + '.js' };\n`)],
    ['start.js', script(`YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), ${JSON.stringify(options)});\n`)],
    ['editorWorkerService.js', script(editorWorkerService)],
    ['json.js', script(jsonWorker)],
    ['graphql.js', script(graphqlWorker)],
  ]);
}

function script(content: string): PageFile {
  return { type: 'text/javascript; charset=utf-8', content };
}

function style(content: string): PageFile {
  return { type: 'text/css; charset=utf-8', content };
}
