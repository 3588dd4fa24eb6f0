import { chromium } from 'playwright-core';
import { serveFolder } from '/work/main/scripts/serve.mjs';
const [,, dir, out, ...urls] = process.argv;
const server = await serveFolder(dir!, {isolated:true});
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
const size=(process.env.SIZE??'1280x720').split('x').map(Number);
const p = await b.newPage({viewport:{width:size[0]!,height:size[1]!}});
p.on('console',m=>{if(m.type()==='error')console.log('console:',m.text())}); p.on('pageerror',e=>console.log('error:',e.message));
let i=0; for(const u of urls){ await p.goto(server.url+u); await p.waitForTimeout(Number(process.env.WAIT??4000)); await p.screenshot({path:`${out}-${i++}.png`, fullPage: !!process.env.FULL}); }
await b.close(); await server.close();
