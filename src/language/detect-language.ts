/** Tells whether a text is clearly written in another language than English, by its function words or its script. */

export interface DetectedLanguage {
  /** The language's name in English: "German". */
  readonly language: string;
  /** How much of what was recognized is of that language, from 0 to 1; the rest is English. */
  readonly share: number;
}

/** Frequent function words, without names' particles where that can be helped. One word may stand under several languages. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  English: 'the of and to in a is that for it as was with be by on not he this are or his from at which but have an had they you were their one all we can has there been if more when will would who so no our us its these than into how may do what also only other about each it after them any should because where those while does must your',
  German: 'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass daß sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde wir unser unsere ich ihr kann wenn keine was soll diese dieser für',
  French: 'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou son aux nous notre nos ils elle cette d l qu n s mais comme ont été être sans sa ses leur leurs entre je vous votre ces on y à était même aussi dont deux fait si tout tous',
  Spanish: 'de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos e esto nuestro nuestra nuestros nuestras son es está cada',
  Portuguese: 'de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas esse eles você essa num nem às nossa nosso nossos são é foi está cada pode',
  Italian: 'di e il la che in a per un è del non con una le si da i della sono nel dei al lo come più gli alla delle o anche ma dal nella ha questo questa ci se dalla sul suo sua essere ai tra loro degli cui noi nostro nostra nostri ogni chi dove quando senza l d dell nell all hanno può',
  Dutch: 'de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar door bij uit naar nog worden wordt werd wij we ons onze over of die hun deze dit tot kan hij zij ze heeft hebben geen wat meer al zo wel moet zich daar hier waar elke elk tussen zonder na was',
  Swedish: 'och att det i en som är av för på den till med inte om ett har de var vi så från kan vara när men eller ska skall också sig än efter vid där hur här mycket under alla utan upp oss vår våra vårt deras detta dessa jag hon han man varje mellan måste',
  Danish: 'og at det i en som er af for på den til med ikke om et har de var vi så fra kan være når men eller skal også sig end efter ved hvor her meget under alle uden op os vores deres dette disse jeg hun han man hver mellem må blev bliver hvad ud ville nogle',
  Norwegian: 'og å det i en som er av for på den til med ikke om et har de var vi så fra kan være når men eller skal også seg enn etter ved hvor her mye under alle uten opp oss våre vår deres dette disse jeg hun han man hver mellom må ble blir hva ut ville noen',
  Polish: 'i w na z do się nie to że jest o a po od jak za przez co dla są ale tak czy oraz ich przy bez już tylko jego jej nas nasz nasze naszych tym tego ten ta te który która które których będzie będą może być był była było aby we ze pod lub każdy każdej między także',
  Czech: 'a v na se je že s z do o to i ve pro jako za k by ale po jsou jsme od tak které který která jeho jen nebo jsem při bude budou u už už si co není také mezi naše náš našich bez aby má mají být každý podle',
  Finnish: 'ja on ei että se oli joka myös ovat kun tai hän mutta niin kuin jos sekä sen voi mukaan ne jotka jo vain ole olla ovat me meidän tämä tämän tässä joita jossa kaikki siitä mitä ilman kanssa välillä jälkeen',
  Turkish: 've bir bu için ile da de olarak daha çok olan gibi en kadar sonra ne var her ama veya olduğu biz bizim değil ancak tarafından ise hem göre arasında olacak onun şu',
  Romanian: 'și în de la a cu pe nu este care o pentru un din că să se mai sunt ca dar sau prin fi au ne noastre nostru noastră după fără între către lor această acest ale al cele cei fost vor',
  Hungarian: 'a az és hogy nem is egy ez meg van csak de el ha mint már volt vagy azt minden kell lesz még ki mi aki ami amely között után nélkül által szerint ezt lehet nincs mert',
};

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u], ['Chinese', /\p{Script=Han}/u], ['Korean', /\p{Script=Hangul}/u], ['Greek', /\p{Script=Greek}/u],
  ['Ukrainian', /[іїєґ]/u], ['Russian', /\p{Script=Cyrillic}/u], ['Arabic', /\p{Script=Arabic}/u], ['Hebrew', /\p{Script=Hebrew}/u],
  ['Hindi', /\p{Script=Devanagari}/u], ['Thai', /\p{Script=Thai}/u],
];

/** Texts with fewer words tell too little. */
const LEAST_WORDS = 40;
/** In prose more than a third of all words are function words; in lists of names hardly any. */
const LEAST_SHARE = 0.18;
/** So many different ones, particles of names left out: "de la Cruz" is no Spanish text. */
const LEAST_DIFFERENT = 7;
/** Another language must be so much stronger than English. */
const CLEARLY = 1.25;
/** A script without spaces has no words to count. */
const LEAST_LETTERS = 60;
const PARTICLES = new Set('de la las los del da do dos di du des van von der den le el y e a i in d l'.split(' '));

const LANGUAGES = Object.keys(FUNCTION_WORDS);
const LANGUAGES_OF = new Map<string, number[]>();
for (const [i, name] of LANGUAGES.entries()) {
  for (const word of new Set(FUNCTION_WORDS[name]!.split(' '))) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), i]);
}

/** The language of a text that is clearly not English; null for English and for what can't be told. Code is left out. Linear. */
export function detectLanguage(text: string): DetectedLanguage | null {
  const words = proseOf(text).normalize('NFC').toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const byScript = languageOfScript(words);
  if (byScript !== null) return byScript;
  if (words.length < LEAST_WORDS) return null;
  const hits = LANGUAGES.map(() => 0);
  const different = LANGUAGES.map(() => new Set<string>());
  for (const word of words) {
    for (const i of LANGUAGES_OF.get(word) ?? []) {
      hits[i]!++;
      if (!PARTICLES.has(word)) different[i]!.add(word);
    }
  }
  let best = 0;
  for (let i = 1; i < hits.length; i++) if (hits[i]! > hits[best]!) best = i;
  const english = hits[0]!;
  const clear = hits[best]! > english * CLEARLY && hits[best]! >= words.length * LEAST_SHARE && different[best]!.size >= LEAST_DIFFERENT;
  return clear ? { language: LANGUAGES[best]!, share: hits[best]! / (hits[best]! + english) } : null;
}

/** Most letters are of one script that is not Latin. */
function languageOfScript(words: readonly string[]): DetectedLanguage | null {
  const counts = new Map<string, number>();
  let letters = 0;
  for (const word of words) {
    letters += word.length;
    if (word.charCodeAt(0) < 0x370) continue;
    for (const letter of word) {
      const script = SCRIPTS.find(([, pattern]) => pattern.test(letter))?.[0];
      if (script !== undefined) counts.set(script, (counts.get(script) ?? 0) + 1);
    }
  }
  // Japanese is written with Chinese signs too, and Ukrainian has most letters of Russian.
  for (const [part, whole] of [['Japanese', 'Chinese'], ['Ukrainian', 'Russian']] as const) {
    const own = counts.get(part) ?? 0;
    const shared = counts.get(whole) ?? 0;
    const name = own * 20 > shared ? part : whole;
    counts.delete(part === name ? whole : part);
    if (own + shared > 0) counts.set(name, own + shared);
  }
  for (const [language, count] of counts) if (count >= LEAST_LETTERS && count * 2 > letters) return { language, share: count / letters };
  return null;
}

/** Without fenced code, code in backticks, tags and addresses, which are English in every language. */
function proseOf(text: string): string {
  let fence = '';
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const start = line.trimStart();
    const mark = start.startsWith('```') ? '```' : start.startsWith('~~~') ? '~~~' : '';
    if (mark !== '' && (fence === '' || fence === mark)) { fence = fence === '' ? mark : ''; continue; }
    if (fence !== '') continue;
    const spans = line.split('`');
    lines.push(spans.filter((_, i) => i % 2 === 0 || i === spans.length - 1).join(' ').replace(/\b(?:https?:|www\.)\S+/gu, ' ').replace(/<[^<>]{1,200}>/gu, ' '));
  }
  return lines.join('\n');
}
