import { CheckerPage } from "./checker-page.mjs";
import * as B from "./browsers.mjs";
import { FILE } from "./places.mjs";
const kinds = Object.values(B).flat().filter(k=>k&&k.launch);
for (const kind of kinds) {
  const browser = await kind.launch();
  const place = await FILE.open();
  const c = await CheckerPage.open(browser, place.url);
  try {
    await c.ready();
    console.log(kind.name, "ready", await c.readyAt());
    await c.tab.setViewport({width:1280,height:900});
    await c.paste("4 x DS-2CD2143G2-I 4MP turret camera");
    await c.tab.screenshot({path:`/work/scratch/shots/${kind.name}-card.png`, fullPage:true});
    await c.tab.setViewport({width:320,height:900});
    await c.tab.screenshot({path:`/work/scratch/shots/${kind.name}-320.png`, fullPage:true});
    await c.tab.setViewport({width:1280,height:900});
    await c.tab.evaluate(()=>[...document.querySelectorAll('button')].find(b=>b.textContent.startsWith('Try')).click());
    await new Promise(r=>setTimeout(r,600));
    await c.tab.evaluate(()=>document.querySelector('tr.line-outcome button.plain').click());
    await new Promise(r=>setTimeout(r,400));
    await c.tab.screenshot({path:`/work/scratch/shots/${kind.name}-table.png`, fullPage:true});
    console.log(c.errors, await c.violations());
  } catch (e) { console.log(kind.name, e.message, c.errors, await c.plainMessage(), await c.violations()); }
  await browser.close(); await place.close();
}
