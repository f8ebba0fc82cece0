def forms(page):
    print("==", page.path, page.h1, page.buttons)
    for f in page.forms:
        for n,fl in f.fields.items():
            if fl.kind!='hidden': print("   ",n,fl.kind,(fl.label or '')[:70],fl.options)
ANSWERS={"look-closely":"4","one-at-a-time":"3","keep-notes":"2","say-no":"not_my_role","show-effect":"2"}
def test_x(visitor,cast,clock):
    p=visitor.as_(cast.priya)
    p.get("/development"); p.follow("Begin")
    page=p.submit("Start",{"what":"small-skills","purpose":"To begin"})
    page=p.get("/audit/rounds/1/statements/look-closely")
    for s,a in ANSWERS.items():
        assert page.path.endswith(s), page.path
        page=p.submit("Save and go on",{"answer":a})
    forms(page)
    p.get("/audit/rounds/1/finish")
    page=p.submit("Finish this round"); forms(page)
    print([t for t in page.headings(2)+page.headings(3)]); print(page.text[:1500])
    page=p.submit("Start a plan with these"); forms(page)
    page=p.submit("Start the plan",{"vision":"To lead."}); forms(page)
    page=p.get(page.path+"/agree"); forms(page)
    page=p.submit("Agree the plan" if "Agree the plan" in page.buttons else page.buttons[1]); forms(page)
    print([(l.text,l.path) for l in page.links if "/plans" in l.path])
    forms(p.get("/qualification/edit")); forms(p.get("/diary")); forms(p.get("/audit/rounds/1/share"))
