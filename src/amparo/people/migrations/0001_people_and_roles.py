"""Organisations, users, roles, invitations and tokens."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('language', models.CharField(choices=[('en', 'en'), ('es', 'es')], default='en', max_length=2)),
                ('is_active', models.BooleanField(default=True)),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('email',),
                'constraints': [models.CheckConstraint(condition=models.Q(('email', ''), _negated=True), name='user_has_an_address'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='user_has_a_name'), models.CheckConstraint(condition=models.Q(('language__in', ['en', 'es'])), name='user_language')],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('name_en', models.CharField(max_length=200)),
                ('name_es', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('host_government', 'host_government'), ('donor_government', 'donor_government'), ('implementing_partner', 'implementing_partner'), ('research_institution', 'research_institution')], max_length=30)),
            ],
            options={
                'ordering': ('code',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('name_en', ''), _negated=True), models.Q(('name_es', ''), _negated=True)), name='organisation_has_both_names'), models.CheckConstraint(condition=models.Q(('kind__in', ['host_government', 'donor_government', 'implementing_partner', 'research_institution'])), name='organisation_kind')],
            },
        ),
        migrations.CreateModel(
            name='AccessToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('scopes', models.JSONField()),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('last_used_on', models.DateField(null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('user', 'created_at', 'id'),
                'constraints': [models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('token_hash'), 64), name='access_token_is_sha256'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('created_at'))), name='access_token_expires_later')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('partner_officer', 'partner_officer'), ('partner_head', 'partner_head'), ('host_reviewer', 'host_reviewer'), ('host_coordinator', 'host_coordinator'), ('donor_officer', 'donor_officer'), ('data_protection_lead', 'data_protection_lead'), ('researcher', 'researcher'), ('auditor', 'auditor'), ('administrator', 'administrator')], max_length=30)),
                ('compact', models.CharField(blank=True, max_length=60)),
                ('starts', models.DateField()),
                ('ends', models.DateField(null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.organisation')),
            ],
            options={
                'ordering': ('user', 'starts', 'id'),
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['partner_officer', 'partner_head', 'host_reviewer', 'host_coordinator', 'donor_officer', 'data_protection_lead', 'researcher', 'auditor', 'administrator'])), name='membership_role'), models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='membership_has_a_span'), models.CheckConstraint(condition=models.Q(models.Q(('compact', ''), _negated=True), ('role', 'administrator'), _connector='OR'), name='membership_is_for_a_compact')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('role', models.CharField(choices=[('partner_officer', 'partner_officer'), ('partner_head', 'partner_head'), ('host_reviewer', 'host_reviewer'), ('host_coordinator', 'host_coordinator'), ('donor_officer', 'donor_officer'), ('data_protection_lead', 'data_protection_lead'), ('researcher', 'researcher'), ('auditor', 'auditor'), ('administrator', 'administrator')], max_length=30)),
                ('compact', models.CharField(blank=True, max_length=60)),
                ('language', models.CharField(max_length=2)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('invited_by', models.CharField(max_length=254)),
                ('invited_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ('invited_at', 'id'),
                'constraints': [models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('token_hash'), 64), name='invitation_token_is_sha256'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('invited_at'))), name='invitation_expires_later'), models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('withdrawn_at__isnull', True), _connector='OR'), name='invitation_accepted_or_withdrawn')],
            },
        ),
    ]
