import { counted } from '../format';
import { type Markup, markup, NONE } from './markup';
import type {
  Contents,
  EnhancementPart,
  FindingPart,
  FrameworkPart,
  ModelPart,
  PersonaPart,
  ReviewPart,
} from './parts';
import { STYLE } from './style';

/**
 * An analysis as one page of HTML that needs nothing else: no script, no picture, no address. Whatever stands in the texts it is made
 * of is shown, and none of it is markup; the page's own policy lets nothing load even so.
 */
export function htmlOf(contents: Contents): string {
  const { title, facts, notices, frameworks, review, model, enhancements, steps, sent, maker } = contents;
  const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${maker}">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="quiet">${facts.join(' · ')}</p>
${notices.map((notice) => markup`<p class="notice">${notice}</p>\n`)}</header>
<main>
<section aria-labelledby="frameworks">
<h2 id="frameworks">Frameworks</h2>
${frameworks.length > 0 ? frameworks.map(framework) : markup`<p>None that the catalogue knows.</p>\n`}</section>
${review ? reviewSection(review) : NONE}${model ? modelSection(model) : NONE}${enhancements ? enhancementSection(enhancements) : NONE}<section aria-labelledby="sent">
<h2 id="sent">What left this machine</h2>
${sent.length > 0 ? list(sent) : markup`<p>Nothing.</p>\n`}</section>
<section aria-labelledby="steps">
<h2 id="steps">Where the time went</h2>
<table>
<thead>
<tr><th scope="col">Step</th><th scope="col">Outcome</th><th scope="col" class="number">Took</th><th scope="col" class="number">Budget</th></tr>
</thead>
<tbody>
${steps.map(
  ({ step, outcome, took, budget }) =>
    markup`<tr><th scope="row">${step}</th><td>${outcome}</td><td class="number">${took}</td><td class="number">${budget}</td></tr>\n`,
)}</tbody>
</table>
</section>
</main>
<footer>
<p class="quiet">Made by ${maker}.</p>
</footer>
</body>
</html>
`;
  return page.html;
}

function framework({ name, standing, coverage, present, missing, places, reasons }: FrameworkPart): Markup {
  const meter = coverage
    ? markup`<p><meter min="0" max="${coverage.of}" value="${coverage.present}" aria-label="Elements that are there"></meter> ${coverage.present} of ${counted(coverage.of, 'element')}</p>\n`
    : NONE;
  const row = (term: string, texts: readonly string[]): Markup =>
    texts.length === 0 ? NONE : markup`<dt>${term}</dt>${texts.map((text) => markup`<dd>${text}</dd>`)}\n`;
  return markup`<article>
<h3>${name}</h3>
<p class="quiet">${standing}</p>
${meter}<dl>
${row('There', present)}${row('Missing', missing)}${row('Places', places === '' ? [] : [places])}${row('Why', reasons)}</dl>
</article>
`;
}

function reviewSection({ recommendation, personas, silent, conflicts }: ReviewPart): Markup {
  const disagreement = ({ message, question, places }: ReviewPart['conflicts'][number]): Markup =>
    markup`<li>${message} <strong>${question}</strong> <span class="quiet">${places}</span></li>\n`;
  return markup`<section aria-labelledby="review">
<h2 id="review">What a reviewer would ask</h2>
${recommendation === null ? NONE : markup`<p class="advice">${recommendation}</p>\n`}${personas.map(persona)}${silent.length > 0 ? markup`<article>\n<h3>Nothing to ask</h3>\n${list(silent)}</article>\n` : NONE}${personas.length + silent.length === 0 ? markup`<p>Nobody was asked.</p>\n` : NONE}</section>
${
  conflicts.length > 0
    ? markup`<section aria-labelledby="conflicts">
<h2 id="conflicts">Where the board disagrees</h2>
<ul>
${conflicts.map(disagreement)}</ul>
</section>
`
    : NONE
}`;
}

function persona({ name, reason, findings, problem }: PersonaPart): Markup {
  return markup`<article>
<h3>${name}</h3>
${reason === '' ? NONE : markup`<p class="quiet">Asked because ${reason}.</p>\n`}${problem === null ? NONE : markup`<p class="notice">${problem}</p>\n`}${findings.length > 0 ? markup`<ol class="findings">\n${findings.map(finding)}</ol>\n` : NONE}</article>
`;
}

function finding({ severity, place, quote, message, question, why, others, rule }: FindingPart): Markup {
  return markup`<li>
<p><span class="${severity}">${severity}</span>, ${place}: ${message}</p>
${quote === '' ? NONE : markup`<blockquote>${quote}</blockquote>\n`}<p><strong>${question}</strong> ${why}</p>
<p class="quiet">${others === '' ? '' : `${others} `}Rule: ${rule}</p>
</li>
`;
}

function modelSection({ title, points, text, notices }: ModelPart): Markup {
  const point = ({ question, reason, places }: ModelPart['points'][number]): Markup =>
    markup`<li><strong>${question}</strong> ${reason} <span class="quiet">${places}</span></li>\n`;
  return markup`<section aria-labelledby="model">
<h2 id="model">${title}</h2>
${points.length > 0 ? markup`<ol>\n${points.map(point)}</ol>\n` : NONE}${text === '' ? NONE : markup`<div class="said">${text}</div>\n`}${notices.map((notice) => markup`<p class="notice">${notice}</p>\n`)}</section>
`;
}

function enhancementSection(parts: readonly EnhancementPart[]): Markup {
  const part = ({ about, source, text, isAnswer }: EnhancementPart): Markup => markup`<article>
<h3>${about}</h3>
<p class="quiet">${source}</p>
${text === '' ? NONE : markup`<div class="${isAnswer ? 'said' : 'notice'}">${text}</div>\n`}</article>
`;
  return markup`<section aria-labelledby="servers">
<h2 id="servers">What servers added</h2>
${parts.length > 0 ? parts.map(part) : markup`<p>Nothing.</p>\n`}</section>
`;
}

function list(texts: readonly string[]): Markup {
  return markup`<ul>\n${texts.map((text) => markup`<li>${text}</li>\n`)}</ul>\n`;
}
