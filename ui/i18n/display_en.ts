<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>NextInLine</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StageColumn</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>±%n min</source>
        <translation type="unfinished">
            <numerusform>±%n min</numerusform>
            <numerusform>±%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StageColumns</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message numerus="yes">
        <source>%1, %2, about %n min</source>
        <translation>
            <numerusform>%1, %2, about %n min</numerusform>
            <numerusform>%1, %2, about %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>±%n min</source>
        <translation>
            <numerusform>±%n min</numerusform>
            <numerusform>±%n min</numerusform>
        </translation>
    </message>
</context>
</TS>
