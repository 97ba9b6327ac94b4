import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/language/detect-language.js';

const texts: Readonly<Record<string, string>> = {
  German: 'Wir messen seit drei Jahren, wie viel Wasser aus den alten Brunnen des Dorfes kommt, und wollen die Ergebnisse mit allen Nachbarn teilen. Die Daten werden nicht verkauft, und jeder kann sie auf unserer Seite lesen. Was wir bauen, bleibt offen, auch wenn das Projekt nach zwei Jahren endet.',
  French: "Nous mesurons depuis trois ans l'eau des vieux puits du village, et nous voulons partager les résultats avec tous les voisins. Les données ne sont pas vendues, et chacun peut les lire sur notre page. Ce que nous construisons reste ouvert, même si le projet se termine dans deux ans.",
  Spanish: 'Desde hace tres años medimos el agua de los pozos viejos del pueblo y queremos compartir los resultados con todos los vecinos. Los datos no se venden, y cada persona puede leerlos en nuestra página. Lo que construimos sigue abierto, también cuando el proyecto termine después de dos años.',
  Portuguese: 'Há três anos medimos a água dos poços velhos da aldeia e queremos partilhar os resultados com todos os vizinhos. Os dados não são vendidos, e cada pessoa pode ler tudo na nossa página. O que construímos fica aberto, também quando o projeto acabar depois de dois anos.',
  Italian: "Da tre anni misuriamo l'acqua dei vecchi pozzi del paese e vogliamo condividere i risultati con tutti i vicini. I dati non sono venduti, e ogni persona può leggerli sulla nostra pagina. Quello che costruiamo resta aperto, anche quando il progetto finisce dopo due anni, come è scritto nel piano.",
  Dutch: 'Wij meten al drie jaar hoeveel water er uit de oude putten van het dorp komt, en willen de resultaten met alle buren delen. De gegevens worden niet verkocht, en iedereen kan ze op onze pagina lezen. Wat we bouwen blijft open, ook als het project na twee jaar stopt.',
  Swedish: 'Vi har i tre år mätt hur mycket vatten som kommer från de gamla brunnarna i byn, och vi vill dela resultaten med alla grannar. Uppgifterna säljs inte, och var och en kan läsa dem på vår sida. Det vi bygger är öppet, också när projektet slutar efter två år.',
  Danish: 'Vi har i tre år målt, hvor meget vand der kommer fra de gamle brønde i landsbyen, og vi vil dele resultaterne med alle naboer. Data bliver ikke solgt, og enhver kan læse dem på vores side. Det, vi bygger, er åbent, også når projektet slutter efter to år.',
  Norwegian: 'Vi har i tre år målt hvor mye vann som kommer fra de gamle brønnene i bygda, og vi vil dele resultatene med alle naboer. Dataene blir ikke solgt, og enhver kan lese dem på siden vår. Det vi bygger er åpent, også når prosjektet slutter etter to år.',
  Polish: 'Od trzech lat mierzymy, ile wody jest w starych studniach naszej wsi, i chcemy podzielić się wynikami ze wszystkimi sąsiadami. Dane nie będą sprzedawane, a każdy może je czytać na naszej stronie. To, co budujemy, jest otwarte, także po tym, jak projekt się skończy za dwa lata.',
  Czech: 'Už tři roky měříme, kolik vody je ve starých studních naší vesnice, a chceme se o výsledky podělit se všemi sousedy. Data se neprodávají a každý je může číst na naší stránce. To, co stavíme, je otevřené, také když projekt po dvou letech skončí, jak je to v plánu pro obec.',
  Finnish: 'Olemme mitanneet kolmen vuoden ajan, kuinka paljon vettä kylän vanhoista kaivoista tulee, ja haluamme jakaa tulokset kaikkien naapurien kanssa. Tietoja ei myydä, ja jokainen voi lukea ne sivultamme. Se, mitä me rakennamme, on avointa myös silloin, kun hanke päättyy kahden vuoden jälkeen, jos se on mahdollista, mutta ei ilman lupaa, joka on jo annettu.',
  Russian: 'Уже три года мы измеряем, сколько воды даёт старый колодец деревни, и хотим поделиться результатами со всеми соседями.',
  Ukrainian: 'Уже три роки ми вимірюємо, скільки води дає старий колодязь села, і хочемо поділитися результатами з усіма сусідами.',
  Japanese: '私たちは三年間、村の古い井戸からどれだけの水が出るかを測ってきました。その結果をすべての隣人と分かち合いたいと考えています。データは決して販売しません。',
  Chinese: '三年来我们一直在测量村里旧水井的出水量，并希望与所有邻居分享结果。这些数据不会出售，每个人都可以在我们的网页上阅读。我们所建造的一切都将保持开放，即使项目在两年后结束也是如此。',
  Greek: 'Εδώ και τρία χρόνια μετράμε πόσο νερό δίνουν τα παλιά πηγάδια του χωριού και θέλουμε να μοιραστούμε τα αποτελέσματα.',
};

const english = 'For three years we have measured how much water comes from the old wells of the village, and we want to share the results with all neighbours. The data are not sold, and anyone can read them on our page. What we build stays open, also when the project ends after two years.';

describe('detectLanguage', () => {
  it.each(Object.entries(texts))('%s', (language, text) => {
    const found = detectLanguage(text);
    expect(found?.language).toBe(language);
    expect(found!.share).toBeGreaterThan(0.5);
    expect(found!.share).toBeLessThanOrEqual(1);
  });

  it.each([
    ['English', english],
    ['English with some German', `${english} ${english} „${texts['German']!.slice(0, 150)}“`],
    ['too short to tell', 'Wir messen das Wasser der alten Brunnen und teilen die Ergebnisse mit allen.'],
    ['empty', ''],
    ['code', `${english}\n\n\`\`\`python\n${'for der in die: das = und + der\n'.repeat(30)}\`\`\`\n`],
    ['code in backticks', `${english} ${'Use `der die das und nicht ein eine`. '.repeat(10)}`],
    ['code without prose', 'const a = b; let c = d; function e(f) { return g; } export default h; import i from j; type k = l; interface m { n: o } class p extends q { r = s } while (t) u++; for (const v of w) x(y);'],
    ['names', 'Maria de la Cruz, Juan de los Santos, Ana del Río, Pedro de la Vega, Luis de Sousa, Clara dos Anjos, Jan van der Berg, Piet van den Broek, Otto von der Heide, Jean de la Tour, Marie du Bois, Carla di Marco, Paolo della Casa, Inês da Silva'],
    ['place names', Array.from({ length: 20 }, (_, i) => `Kirchdorf ${i} Altenau Neustadt Westerland`).join(', ')],
  ])('null: %s', (_, text) => { expect(detectLanguage(text)).toBeNull(); });

  it('finds the language of a text with English headings and links', () => {
    const page = `## Methodology\n\n${texts['German']}\n\n## Expected Outcomes\n\nhttps://example.org/the/of/and/to/in\n\n- **Start date:** 2027-03-01`;
    expect(detectLanguage(page)?.language).toBe('German');
  });

  it('finds it in decomposed letters too', () => { expect(detectLanguage(texts['Swedish']!.normalize('NFD'))?.language).toBe('Swedish'); });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const found = detectLanguage(text);
      if (found !== null) expect(found.share).toBeGreaterThan(0);
    }));
    for (const unit of ['`', '<', '```\n', '<a ', 'http:', '\n', 'é']) expect(() => detectLanguage(unit.repeat(50_000))).not.toThrow();
  });
});
